import { describe, expect, test } from 'vitest';
import { wholeAudit } from '../../src/core/audit.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { formats } from '../../src/report/formats.ts';
import { redacted } from '../../src/report/redacted.ts';
import { auditAccount, auditFinding, auditResult } from '../support/audit.ts';
import { inLists } from '../support/in-lists.ts';

const waiver = { reason: 'carol@example.com agreed', owner: 'Carol Example', expires: '2027-01-01' };
const named = (): AuditResult => {
  const audit = auditResult({
    organization: {
      id: 'o-abc123def4',
      managementAccountId: '111111111111',
      accounts: [
        auditAccount({ name: 'payments-prod', ou: ['Root', 'Payments'] }),
        auditAccount({ id: '222222222222', name: 'payments', ou: ['Root', 'Payments', 'Fail'] }),
      ],
    },
    findings: [
      auditFinding({
        id: 'a',
        message:
          'Topic alarms of payments-prod sends to Bob.Smith+aws@corp.example.com and to bob.smith@corp.example.com.',
        facts: { Endpoint: 'Bob.Smith+aws@corp.example.com', Account: 'payments', Path: 'payments-production' },
        resource: 'arn:aws:sns:eu-west-1:111111111111:alarms',
        waiver,
      }),
    ],
  });
  return {
    ...audit,
    run: { ...audit.run, caller: 'arn:aws:sts::111111111111:assumed-role/Auditor/alice@example.com' },
  };
};

test('findings that lie in lists stay so', () => {
  const audit = named();
  const { findings } = redacted({ ...audit, findings: inLists(audit.findings) });
  const lists = [...(findings.listsOf?.(() => true) ?? [])].map((list) => [...list]);
  expect(lists).toEqual([wholeAudit(redacted(audit)).findings]);
});

describe('a result without names', () => {
  const told = wholeAudit(redacted(named()));

  test('has one stand-in for each name, wherever it stands', () => {
    expect(told.organization.accounts.map(({ name, ou }) => [name, ou])).toEqual([
      ['name-1', ['Root', 'unit-1']],
      ['name-2', ['Root', 'unit-1', 'unit-2']],
    ]);
    expect(told.findings[0]?.message).toBe('Topic alarms of name-1 sends to e-mail-1 and to e-mail-2.');
    expect(told.findings[0]?.facts).toEqual({ Endpoint: 'e-mail-1', Account: 'name-2', Path: 'payments-production' });
    expect(told.findings[0]?.waiver).toEqual({ ...waiver, reason: 'e-mail-3 agreed', owner: 'owner-1' });
  });

  test('keeps what is needed to act: ids, ARNs, outcomes and the role of the caller', () => {
    const [was] = named().findings;
    expect(told.findings[0]).toMatchObject({
      id: 'a',
      resource: was?.resource,
      outcome: 'fail',
      account: was?.account,
    });
    expect(told.run.caller).toBe('arn:aws:sts::111111111111:assumed-role/Auditor/redacted');
    expect(told.checks).toEqual(named().checks);
  });

  test('has the settings without the names in them', () => {
    const settings = { production: { ou: 'Root/Payments', tags: { environment: ['prod*', 'payments'] } } };
    const audit = named();
    expect(redacted({ ...audit, run: { ...audit.run, settings } }).run.settings).toEqual({
      production: { ou: 'Root/unit-1', tags: { environment: ['prod*', 'name-2'] } },
    });
  });

  test('says what changed, and not by whom where that is an address, whatever accounts are called', () => {
    const named = auditAccount({ name: 'network' });
    const change = {
      account: named.id,
      region: 'eu-west-1',
      time: '2026-11-21T09:00:00.000Z',
      event: 'ec2:CreateRoute',
      area: 'network' as const,
      by: 'arn:aws:sts::111111111111:assumed-role/Admin/ada@example.com',
      resources: [],
      checks: [],
    };
    const changes = {
      hours: 24,
      read: 1,
      unread: [],
      cutOff: [],
      areas: { logging: 0, identity: 0, network: 1 },
      refused: 0,
      touching: 0,
      told: [change],
      beyond: 0,
    };
    const organization = { id: 'o-abc123def4', managementAccountId: null, accounts: [named] };
    expect(redacted(auditResult({ organization, changes })).changes).toEqual({
      ...changes,
      told: [{ ...change, by: 'arn:aws:sts::111111111111:e-mail-1' }],
    });
  });

  test.each(['high', 'fail', 'eu-west-1', 'cloudtrail-management', 'covered', 'target', 'guardduty', 'denied'])(
    'leaves our own words alone where an account is named %s',
    (name) => {
      const audit = auditResult({
        organization: { id: 'o-abc123def4', managementAccountId: null, accounts: [auditAccount({ name })] },
        findings: [auditFinding({ id: 'a', message: 'There is none.' })],
      });
      expect(wholeAudit(redacted(audit))).toEqual({
        ...audit,
        run: { ...audit.run, caller: 'arn:aws:sts::999999999999:assumed-role/Auditor/redacted' },
        organization: { ...audit.organization, accounts: [auditAccount({ name: 'name-1', ou: ['Root', 'unit-1'] })] },
      });
    },
  );

  test('changes nothing the second time, and nothing where there is nothing to hide', () => {
    expect(wholeAudit(redacted(told)).findings).toEqual(told.findings);
  });

  test.each(Object.entries(formats))('holds none of them as %s', (_, format) => {
    const text = [format.render(told)].flat().join('');
    for (const secret of ['alice@', 'corp.example.com', 'carol@', 'Carol Example', 'payments-prod"', '>payments-prod<'])
      expect(text).not.toContain(secret);
  });
});
