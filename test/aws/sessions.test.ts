import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import type { Aws } from '../../src/aws/aws.ts';
import { Session } from '../../src/aws/session.ts';
import { type Entry, Sessions } from '../../src/aws/sessions.ts';
import { accountId, regionName } from '../../src/core/ids.ts';

const management = accountId('111111111111');
const security = accountId('333333333333');
const workload = accountId('444444444444');
const Expiration = new Date('2036-01-01T00:00:00Z');

function sessions(entry: Partial<Entry> = {}, answer: object = {}) {
  const calls: unknown[] = [];
  const caller = new Session(entry.caller?.account ?? management, async () => ({
    accessKeyId: 'callers-own',
    secretAccessKey: 'x',
  }));
  const call: Aws['call'] = async (session, region, service, Command, input) => {
    calls.push({ as: session.account, region, service: service.id, Command, input });
    return { Credentials: { AccessKeyId: 'assumed', SecretAccessKey: 's', SessionToken: 't', Expiration, ...answer } };
  };
  const all = new Sessions({ call } as Aws, {
    partition: 'aws',
    region: regionName('us-east-1'),
    roleName: 'BlindspotAudit',
    managementAccountId: management,
    ...entry,
    caller,
  });
  const enter = async (account: typeof management) => (await all.enter(account).credentials()).accessKeyId;
  return { all, enter, calls };
}

const assumed = (role: string, more: object = {}, as = management) => ({
  as,
  region: 'us-east-1',
  service: 'sts',
  Command: AssumeRoleCommand,
  input: { RoleArn: role, RoleSessionName: 'blindspot-audit', DurationSeconds: 3600, ...more },
});

describe('who is entered how', () => {
  test('a member account by the audit role, as the caller, at a regional endpoint', async () => {
    const { enter, calls } = sessions();
    expect(await enter(workload)).toBe('assumed');
    expect(calls).toEqual([assumed('arn:aws:iam::444444444444:role/BlindspotAudit')]);
  });

  test("the caller's own account with the caller's own credentials", async () => {
    const { enter, calls } = sessions();
    expect([await enter(management), calls]).toEqual(['callers-own', []]);
  });

  test('the management account by its own role, where one is named', async () => {
    const { enter, calls } = sessions({ managementRoleName: 'AuditRoot' });
    await enter(management);
    await enter(workload);
    expect(calls).toEqual([
      assumed('arn:aws:iam::111111111111:role/AuditRoot'),
      assumed('arn:aws:iam::444444444444:role/BlindspotAudit'),
    ]);
  });

  test('the management account by the audit role, where a delegated administrator scans', async () => {
    const caller = new Session(security, async () => ({ accessKeyId: 'x', secretAccessKey: 'x' }));
    const { enter, calls } = sessions({ caller });
    expect([await enter(security), await enter(management)]).toEqual(['callers-own', 'assumed']);
    expect(calls).toEqual([assumed('arn:aws:iam::111111111111:role/BlindspotAudit', {}, security)]);
  });

  test('in its own partition, with a path, and with the external id', async () => {
    const { enter, calls } = sessions({ partition: 'aws-us-gov', roleName: 'audit/Reader', externalId: '' });
    await enter(workload);
    expect(calls).toEqual([assumed('arn:aws-us-gov:iam::444444444444:role/audit/Reader', { ExternalId: '' })]);
  });

  test('an account has one session', async () => {
    const { all, calls } = sessions();
    expect(all.enter(workload)).toBe(all.enter(workload));
    expect(calls).toEqual([]);
  });
});

test.each(['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'])(
  'an answer without %s enters nobody',
  async (field) => {
    const { enter } = sessions({}, { [field]: undefined });
    await expect(enter(workload)).rejects.toThrow(field);
  },
);
