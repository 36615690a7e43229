import { describe, expect, test, vi } from 'vitest';
import { Session } from '../../src/aws/session.ts';
import { identify } from '../../src/collect/discover.ts';
import { AuditError } from '../../src/core/audit-error.ts';
import { accountId } from '../../src/core/ids.ts';
import { healthyAccount, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { accountOf, standalone } from '../../src/simulator/estate/organization.ts';
import { logArchive, management, security, simulated, usEast1, workload } from './simulated.ts';

// The simulated AWS has no limits: no pauses between calls.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

/** Why discovery cannot go on. */
const refusal = (answer: Promise<unknown>) =>
  answer.then(
    () => 'went on',
    (error: unknown) => (error instanceof AuditError ? { code: error.code, message: error.message } : error),
  );

describe('who calls', () => {
  test('is what STS says', async () => {
    const { aws, simulator } = await simulated();
    const unnamed = new Session(accountId('000000000000'), async () => simulator.credentials);
    expect(await identify(aws, unnamed, usEast1)).toEqual({
      arn: `arn:aws:iam::${management}:user/blindspot-auditor`,
      account: management,
      partition: 'aws',
    });
  });

  test('is nobody with credentials that AWS does not know', async () => {
    const { aws } = await simulated();
    const wrong = new Session(accountId('000000000000'), async () => ({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'x',
    }));
    expect(await refusal(identify(aws, wrong, usEast1))).toMatchObject({
      code: 'credentials',
      message: expect.stringMatching(/^AWS did not accept the credentials \(InvalidClientTokenId\).*AWS_PROFILE/),
    });
  });

  test('is not asked about when there are no credentials at all', async () => {
    const { aws } = await simulated();
    const none = new AuditError('credentials', 'No AWS credentials were found.');
    const session = new Session(accountId('000000000000'), () => Promise.reject(none));
    expect(await refusal(identify(aws, session, usEast1))).toEqual({ code: 'credentials', message: none.message });
  });

  test('is not to blame when the scan is stopped', async () => {
    const { aws, session, controller } = await simulated();
    controller.abort();
    expect(await refusal(identify(aws, session, usEast1))).toMatchObject({ code: 'interrupted' });
  });
});

describe('the accounts', () => {
  test('are those of the organization, by id, with where they are', async () => {
    const { discovered } = await simulated();
    const { organization, accounts, plan, records } = await discovered();
    expect(organization).toEqual({ id: 'o-simulated1', managementAccountId: management });
    expect(accounts.map(({ id, name, state, ou }) => ({ id, name, state, ou }))).toEqual([
      { id: management, name: 'management', state: 'ACTIVE', ou: ['Root'] },
      { id: logArchive, name: 'log-archive', state: 'ACTIVE', ou: ['Root', 'Security'] },
      { id: security, name: 'security', state: 'ACTIVE', ou: ['Root', 'Security'] },
      { id: workload, name: `account-${workload}`, state: 'ACTIVE', ou: ['Root', 'Workloads'] },
    ]);
    expect(plan).toMatchObject({ partition: 'aws', managementAccountId: management });
    expect(plan.delegatedAdministrators?.['guardduty.amazonaws.com']).toEqual([security]);
    expect(records.map(({ kind, evidence }) => [kind, evidence.kind])).toEqual([
      ['organization', 'collected'],
      expect.anything(),
      expect.anything(),
      expect.anything(),
    ]);
  });

  test('are all found, however many pages there are and however empty', async () => {
    const workloads = Array.from({ length: 45 }, (_, index) => String(444444444444 + index));
    const { discovered } = await simulated({
      organization: healthyOrganization({ workloads: workloads.map((id) => ({ id, ou: ['Workloads'] })) }),
      pageSize: 7,
      emptyPages: true,
    });
    const { accounts } = await discovered();
    expect(accounts.map(({ id }) => id)).toEqual([management, logArchive, security, ...workloads]);
    expect(accounts.slice(3).map(({ ou }) => ou.join('/'))).toEqual(workloads.map(() => 'Root/Workloads'));
  });

  test('that are not active are left out, and it is said why', async () => {
    const { discovered } = await simulated({
      change: (organization) => {
        accountOf(organization, workload).state = 'SUSPENDED';
      },
    });
    expect((await discovered()).accounts.map(({ skipped }) => skipped)).toEqual([
      undefined,
      undefined,
      undefined,
      'its state is SUSPENDED',
    ]);
  });

  test('without the tree are scanned all the same, and the tree is unread', async () => {
    const { discovered } = await simulated({
      change: (organization) => {
        organization.denials.push({ action: 'organizations:ListRoots' });
      },
    });
    const { accounts, records } = await discovered();
    expect(accounts.map(({ ou }) => ou)).toEqual([[], [], [], []]);
    expect(records.find(({ kind }) => kind === 'organization-tree')?.evidence).toMatchObject({
      kind: 'denied',
      operation: 'organizations:ListRoots',
    });
  });

  test('without the delegated administrators are scanned all the same, and none is taken for "there is none"', async () => {
    const { discovered } = await simulated({
      change: (organization) => {
        organization.denials.push({ action: 'organizations:ListDelegatedAdministrators' });
      },
    });
    expect((await discovered()).plan.delegatedAdministrators).toBeNull();
  });

  test("of a single account are the caller's alone, and Organizations is not asked", async () => {
    const { discovered, simulator } = await simulated({ as: workload });
    expect(await discovered({ singleAccount: true })).toEqual({
      organization: null,
      accounts: [
        { id: workload, name: workload, state: 'ACTIVE', ou: [], joined: null, regions: [], skippedRegions: [] },
      ],
      records: [],
      plan: { partition: 'aws', managementAccountId: null, delegatedAdministrators: null },
      memo: new Map(),
    });
    expect(simulator.requests.total).toBe(0);
  });
});

describe('choosing accounts', () => {
  const chosen = async (options: object) => {
    const { discovered } = await simulated();
    const { accounts } = await discovered(options);
    return accounts.map(({ id, skipped }) => (skipped ? skipped : id));
  };

  test.each<[string, object, readonly string[]]>([
    [
      'by id',
      { accounts: [workload] },
      ['not named by --accounts', 'not named by --accounts', 'not named by --accounts', workload],
    ],
    ['but one', { excludeAccounts: [security] }, [management, logArchive, 'left out by --exclude-accounts', workload]],
    ['by the name of an OU', { ous: ['Security'] }, ['in none of --ous', logArchive, security, 'in none of --ous']],
    ['by the root', { ous: ['Root'] }, [management, logArchive, security, workload]],
    [
      'an exclusion counts more than a name',
      { accounts: [workload, security], excludeAccounts: [security] },
      ['not named by --accounts', 'not named by --accounts', 'left out by --exclude-accounts', workload],
    ],
  ])('%s', async (_, options, accounts) => expect(await chosen(options)).toEqual(accounts));

  test.each<[string, object, { code: string; message: string }]>([
    [
      'a stranger',
      { accounts: ['999999999999'] },
      { code: 'usage', message: 'Account 999999999999 is not in the organization.' },
    ],
    [
      'an excluded stranger',
      { excludeAccounts: ['999999999999'] },
      { code: 'usage', message: 'Account 999999999999 is not in the organization.' },
    ],
    [
      'an OU that is not there',
      { ous: ['Securty'] },
      { code: 'usage', message: 'There is no organizational unit Securty with an account in it.' },
    ],
    [
      'everybody left out',
      { accounts: [workload], excludeAccounts: [workload] },
      { code: 'usage', message: expect.stringMatching(/^No account is left to scan/) as never },
    ],
  ])('%s is refused: nothing would be scanned in silence', async (_, options, said) => {
    const { discovered } = await simulated();
    expect(await refusal(discovered(options))).toEqual(said);
  });

  test('by OU is refused when the tree cannot be read', async () => {
    const { discovered } = await simulated({
      change: (organization) => {
        organization.denials.push({ action: 'organizations:ListRoots' });
      },
    });
    expect(await refusal(discovered({ ous: ['Security'] }))).toMatchObject({ code: 'organization' });
  });

  test('that is suspended is refused when nothing else is named', async () => {
    const { discovered } = await simulated({
      change: (organization) => {
        accountOf(organization, workload).state = 'SUSPENDED';
      },
    });
    expect(await refusal(discovered({ accounts: [accountId(workload)] }))).toEqual({
      code: 'usage',
      message: `No account is left to scan (${workload}: its state is SUSPENDED).`,
    });
  });
});

describe('there is no organization to scan', () => {
  test('where the account stands alone', async () => {
    const { discovered } = await simulated({ organization: standalone(healthyAccount(workload)) });
    expect(await refusal(discovered())).toEqual({
      code: 'organization',
      message: `Account ${workload} is in no organization. To scan it alone, add --single-account.`,
    });
  });

  test('where a member may not list it', async () => {
    const { discovered } = await simulated({ as: workload });
    expect(await refusal(discovered())).toMatchObject({
      code: 'organization',
      message: expect.stringMatching(
        /^The organization cannot be read: organizations:ListAccounts was denied.*--single-account\.$/,
      ),
    });
  });

  test('where it is denied', async () => {
    const { discovered } = await simulated({
      change: (organization) => {
        organization.denials.push({ action: 'organizations:DescribeOrganization' });
      },
    });
    expect(await refusal(discovered())).toMatchObject({
      code: 'organization',
      message: expect.stringContaining('organizations:DescribeOrganization was denied'),
    });
  });

  test('where the scan is stopped before it was read', async () => {
    const { discovered, controller } = await simulated();
    controller.abort();
    expect(await refusal(discovered())).toMatchObject({ code: 'interrupted' });
  });
});
