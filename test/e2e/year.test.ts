import { realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import encryption from '../../checks/posture/ebs-is-encrypted-by-default.ts';
import type { AuditDiff } from '../../src/core/audit-diff.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { History } from '../../src/core/history.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { type Denial, placeOf as place } from '../../src/simulator/estate/organization.ts';
import { run } from '../cli/run.ts';
import { simulatedScan, temporaryDirectory } from '../support/simulated-scan.ts';

const tool = vi.hoisted(() => ({ version: '0.1.0' }));
vi.mock('../../src/core/version.ts', () => ({
  get toolVersion() {
    return tool.version;
  },
}));

const { logArchive, workload: shop } = healthyAccounts;
const bank = '444444444445';

/** The estate as it is by now; each scan builds it anew. */
const estate = {
  regions: ['us-east-1', 'eu-west-1'],
  workloads: [shop as string],
  /** Where nothing watches, as `<account> <Region>`. */
  unwatched: [`${shop} eu-west-1`],
  denials: [] as Denial[],
};

/** How it is scanned by now. */
const pipeline = {
  checks: ['guardduty/detector-is-enabled', 'posture/ebs-is-encrypted-by-default'],
  settings: '',
  /** The audit of the last scan that passed. */
  baseline: undefined as string | undefined,
};

interface Step {
  readonly exitCode: number;
  readonly audit: AuditResult;
  readonly path: string;
  /** Since the scan before, as `blindspot diff` has it. */
  readonly diff: AuditDiff | undefined;
  /** Each change as `<kind> <check> <account> <Region>`. */
  readonly changes: readonly string[];
}

let reports: string;
let settingsFile: string;
let latest: string | undefined;
/** Of each scan since the one before it. */
const diffs: AuditDiff[] = [];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  reports = await temporaryDirectory();
  settingsFile = join(await temporaryDirectory(), 'blindspot.yaml');
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The pipeline of a day: a scan held against the last that passed. */
async function pipelineOn(day: string): Promise<Step> {
  vi.setSystemTime(`${day}T04:17:00Z`);
  const { regions, workloads, unwatched, denials } = estate;
  const organization = healthyOrganization({ regions, workloads: workloads.map((id) => ({ id })), denials });
  for (const region of regions) place(organization, logArchive, region).ebsEncryptionByDefault = false;
  for (const where of unwatched) {
    const [account = '', region = ''] = where.split(' ');
    place(organization, account, region).detector = undefined;
  }
  await writeFile(settingsFile, pipeline.settings);
  const { exitCode, audit } = await simulatedScan(
    { organization, now: () => new Date() },
    {
      directory: reports,
      flags: {
        checks: pipeline.checks.join(','),
        failOn: 'medium',
        settings: settingsFile,
        ...(pipeline.baseline && { baseline: pipeline.baseline }),
      },
    },
  );
  const path = join(await realpath(join(reports, audit.organization.id ?? '', 'latest')), 'audit.json');
  const diff = latest === undefined ? undefined : await diffOf(latest, path);
  if (diff) diffs.push(diff);
  if (exitCode === 0) pipeline.baseline = path;
  latest = path;
  return { exitCode, audit, path, diff, changes: changesOf(diff) };
}

async function diffOf(before: string, after: string): Promise<AuditDiff> {
  const { status, stdout } = await run('diff', before, after, '--format', 'json');
  const diff: AuditDiff = JSON.parse(stdout);
  const { new: added, worse, unknown } = diff.summary;
  expect(status).toBe(added + worse + unknown > 0 ? 1 : 0);
  return diff;
}

async function historyOf(directory: string): Promise<History> {
  return JSON.parse((await run('history', directory, '--json')).stdout);
}

const changesOf = (diff: AuditDiff | undefined) =>
  (diff?.changes ?? []).map(({ kind, check, account, region }) => `${kind} ${check} ${account} ${region}`);

const waiver = (expires: string) => `waivers:
  - check: posture/*
    account: '${logArchive}'
    reason: the volumes are moved this summer
    owner: alice
    expires: ${expires}
`;

const watched = 'guardduty/detector-is-enabled';
const encrypted = 'posture/ebs-is-encrypted-by-default';
const idsOf = ({ findings }: AuditResult) => findings.map(({ id }) => id);

test('a year of a pipeline', { timeout: 120_000 }, async () => {
  // January: the first audit finds what was there all along, and the team begins from it.
  const first = await pipelineOn('2027-01-04');
  expect(first.exitCode).toBe(1);
  expect(first.audit.summary.byOutcome).toMatchObject({ fail: 3, unknown: 0, error: 0 });
  pipeline.baseline = first.path;
  expect(await pipelineOn('2027-01-05')).toMatchObject({ exitCode: 0, changes: [] });

  // February: one gap is mended, the others are waived. With that the estate is sound without any baseline.
  pipeline.settings = waiver('2027-08-31');
  pipeline.baseline = undefined;
  estate.unwatched = [];
  expect(await pipelineOn('2027-02-01')).toMatchObject({
    exitCode: 0,
    changes: [
      `waived ${encrypted} ${logArchive} eu-west-1`,
      `waived ${encrypted} ${logArchive} us-east-1`,
      `mended ${watched} ${shop} eu-west-1`,
    ],
  });

  // March: somebody deletes a detector, and puts it back.
  estate.unwatched = [`${shop} us-east-1`];
  const regressed = await pipelineOn('2027-03-01');
  expect(regressed).toMatchObject({ exitCode: 1, changes: [`new ${watched} ${shop} us-east-1`] });
  estate.unwatched = [];
  const restored = await pipelineOn('2027-03-02');
  expect(restored).toMatchObject({ exitCode: 0, changes: [`mended ${watched} ${shop} us-east-1`] });
  expect(restored.diff?.changes[0]?.id).toBe(regressed.diff?.changes[0]?.id);

  // May: an account joins, with nothing on.
  estate.workloads = [shop, bank];
  estate.unwatched = estate.regions.map((region) => `${bank} ${region}`);
  const joined = await pipelineOn('2027-05-03');
  expect(joined).toMatchObject({
    exitCode: 1,
    changes: [`new ${watched} ${bank} eu-west-1`, `new ${watched} ${bank} us-east-1`],
  });
  expect(idsOf(joined.audit)).toEqual(expect.arrayContaining(idsOf(restored.audit)));
  estate.unwatched = [];
  const enrolled = await pipelineOn('2027-05-04');
  expect(enrolled).toMatchObject({
    exitCode: 0,
    changes: [`mended ${watched} ${bank} eu-west-1`, `mended ${watched} ${bank} us-east-1`],
  });

  // June: a Region is put to use. What the waiver covers is waived there too.
  estate.regions = [...estate.regions, 'eu-central-1'];
  estate.unwatched = [`${shop} eu-central-1`];
  const widened = await pipelineOn('2027-06-01');
  expect(widened).toMatchObject({ exitCode: 1, changes: [`new ${watched} ${shop} eu-central-1`] });
  expect(widened.audit.summary.waived).toBe(3);
  expect(idsOf(widened.audit)).toEqual(expect.arrayContaining(idsOf(enrolled.audit)));
  estate.unwatched = [];
  await pipelineOn('2027-06-02');

  // September: the waiver has run out over night, though nothing was touched.
  expect(await pipelineOn('2027-08-31')).toMatchObject({ exitCode: 0, changes: [] });
  expect((await historyOf(reports)).waiversEnding).toMatchObject([{ owner: 'alice', daysLeft: 0 }]);
  const expired = await pipelineOn('2027-09-01');
  expect(expired).toMatchObject({
    exitCode: 1,
    changes: ['eu-central-1', 'eu-west-1', 'us-east-1'].map((region) => `new ${encrypted} ${logArchive} ${region}`),
  });
  expect(expired.diff?.changes.map(({ after }) => after?.expiredWaiver?.owner)).toEqual(['alice', 'alice', 'alice']);
  expect(expired.audit.waivers).toMatchObject([{ status: 'expired', owner: 'alice', findings: 3 }]);
  pipeline.settings = waiver('2028-08-31');
  const renewed = await pipelineOn('2027-09-02');
  expect([renewed.exitCode, renewed.diff?.summary]).toEqual([0, expect.objectContaining({ waived: 3, new: 0 })]);

  // October: a newer tool asks for more in one check, and has another. In the estate one thing changed.
  tool.version = '0.2.0';
  vi.spyOn(encryption, 'version', 'get').mockReturnValue(2);
  const { evaluate } = encryption;
  vi.spyOn(encryption, 'evaluate').mockImplementation(function* (needs, context) {
    if (context.scope.account === bank) yield context.missing('off', {}, { facts: {} });
    else yield* evaluate(needs, context);
  });
  pipeline.checks = [...pipeline.checks, 'config/recorder-is-recording'];
  estate.unwatched = [`${shop} eu-west-1`];
  estate.denials = [{ action: 'config:DescribeConfigurationRecorders', accounts: [bank], regions: ['eu-west-1'] }];
  const upgraded = await pipelineOn('2027-10-04');
  expect(upgraded.exitCode).toBe(1);
  expect(upgraded.diff).toMatchObject({ before: { tool: '0.1.0' }, after: { tool: '0.2.0' } });
  expect(
    upgraded.diff?.changes.map(({ check, account, region, checkVersion }) => [check, account, region, checkVersion]),
  ).toEqual([
    [watched, shop, 'eu-west-1', undefined],
    ...['eu-central-1', 'eu-west-1', 'us-east-1'].map((region) => [encrypted, bank, region, { before: 1, after: 2 }]),
    ['config/recorder-is-recording', bank, 'eu-west-1', { before: null, after: 1 }],
  ]);
  // Evidence of before, judged by the newer tool, tells of the tool alone.
  const out = await temporaryDirectory();
  const evidence = join(renewed.path, '..', 'evidence');
  await run('evaluate', evidence, '--settings', settingsFile, '--out', out, '--format', 'json');
  const judged = await diffOf(renewed.path, join(out, 'audit.json'));
  expect(changesOf(judged)).toEqual(
    ['eu-central-1', 'eu-west-1', 'us-east-1'].map((region) => `new ${encrypted} ${bank} ${region}`),
  );
  expect(judged.changes.map(({ checkVersion }) => checkVersion?.after)).toEqual([2, 2, 2]);

  // November: the gaps are mended, and somebody takes a permission from the audit role.
  vi.mocked(encryption.evaluate).mockImplementation(evaluate);
  estate.unwatched = [];
  estate.denials = [];
  expect(await pipelineOn('2027-11-01')).toMatchObject({ exitCode: 0, diff: { summary: { mended: 5 } } });
  estate.denials = [{ action: 'guardduty:ListDetectors', accounts: [shop], regions: ['us-east-1'] }];
  const blinded = await pipelineOn('2027-11-02');
  expect(blinded).toMatchObject({ exitCode: 1, changes: [`unknown ${watched} ${shop} us-east-1`] });
  pipeline.baseline = undefined;
  expect(await pipelineOn('2027-11-03')).toMatchObject({ exitCode: 3, changes: [] });

  // December: it is given back.
  estate.denials = [];
  expect(await pipelineOn('2027-12-01')).toMatchObject({
    exitCode: 0,
    changes: [`mended ${watched} ${shop} us-east-1`],
  });

  // And the year is told as it was.
  const { runs, steps, waiversEnding, passedOver } = await historyOf(reports);
  expect(runs.map(({ failing }) => failing)).toEqual([3, 3, 0, 1, 0, 2, 0, 1, 0, 0, 3, 0, 4, 0, 0, 0, 0]);
  expect(runs.map(({ unknown }) => unknown)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0]);
  expect(runs.filter(({ tool: by }) => by === '0.2.0').map(({ directory }) => directory.slice(0, 8))).toEqual([
    ...['20271004', '20271101', '20271102', '20271103', '20271201'],
  ]);
  expect(runs.at(-1)?.coverage.guardduty).toMatchObject({ covered: 15, missing: 0, unknown: 0 });
  expect(steps.map(({ after, summary }) => [after, summary])).toEqual(
    diffs.map(({ after, summary }) => [after.startedAt, summary]),
  );
  expect([waiversEnding, passedOver]).toEqual([[], []]);
});
