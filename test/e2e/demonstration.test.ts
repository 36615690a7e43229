import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { company, reachable } from '../../src/simulator/estate/demonstration/company.ts';
import { demonstration } from '../../src/simulator/estate/demonstration/demonstration.ts';
import { estateClock, type SimulatedScan, simulatedScan } from '../support/simulated-scan.ts';

/** The account that refuses the audit role: everything about it is open. */
const closed = '161616161616';

interface Told {
  readonly check: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly resource?: string | null;
  readonly outcome: string;
  readonly gap?: Finding['gap'];
}

const line = ({ check, account, region, outcome, gap }: Told): string =>
  [outcome, gap ?? '', check, account ?? '-', region ?? '-'].join(' ');

describe('the demonstration', { timeout: 90_000 }, () => {
  const { organization, planted } = demonstration(estateClock);
  let scan: SimulatedScan;
  beforeAll(async () => {
    scan = await simulatedScan({ organization }, { flags: { format: 'json,html' } });
  }, 90_000);

  test('shows every planted gap, and no other', () => {
    const told = scan.audit.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
    const expected = planted.filter(({ outcome }) => outcome === 'fail');
    expect(told.map(line).sort()).toEqual(expected.map(line).sort());
  });

  test('asks nothing twice', () => {
    const asked = scan.requests.map(({ account, region, service, operation, input }) =>
      [account, region, `${service}:${operation}`, JSON.stringify(input)].join(' '),
    );
    const seen = new Set<string>();
    expect(asked.filter((one) => seen.size === seen.add(one).size)).toEqual([]);
  });

  test('names the resource of each planted gap that states one', () => {
    for (const { check, account, region, resource } of planted) {
      if (resource === undefined) continue;
      const there = scan.audit.findings.filter(
        (one) => one.check === check && one.account === account && one.region === region,
      );
      expect(there.map((one) => one.resource)).toContain(resource);
    }
  });

  test('leaves open what was refused, and nothing else', () => {
    const open = scan.audit.findings.filter(({ outcome, account }) => outcome === 'unknown' && account !== closed);
    const planned = planted.filter(({ outcome }) => outcome === 'unknown');
    // What cannot be told of the whole organization because one account is closed is open as well.
    const wide = open.filter(({ account, unread }) => account === null && unread?.operation === 'sts:AssumeRole');
    expect(
      open
        .filter((finding) => !wide.includes(finding))
        .map(line)
        .sort(),
    ).toEqual(
      planned
        .filter(({ account }) => account !== null)
        .map(line)
        .sort(),
    );
  });

  test('has sixty gaps or more, in every folder of the catalogue that was run, and much that is well made', () => {
    const failing = planted.filter(({ outcome }) => outcome === 'fail');
    expect(failing.length).toBeGreaterThanOrEqual(60);
    expect([...new Set(failing.map(({ check }) => check.split('/')[0]))].sort()).toEqual(
      [...new Set(scan.audit.checks.map(({ id }) => id.split('/')[0]))].sort(),
    );
    expect(scan.audit.summary.byOutcome.pass).toBeGreaterThan(1000);
    expect(scan.exitCode).toBe(1);
  });

  test('tells where telemetry flows: what arrives, what is lost, what nobody saw, and who reads', () => {
    const { accounts, flows, readers } = scan.audit.estate ?? { accounts: [], flows: [], readers: [] };
    const flowsTo = (name: string) =>
      flows.flatMap(({ destination, accounts, state }) =>
        destination?.arn?.endsWith(name) ? accounts.map((account) => `${account} ${state}`) : [],
      );
    expect(flowsTo(':org-cloudtrail-logs').filter((one) => one.endsWith('delivers'))).toHaveLength(
      reachable.length + 1,
    );
    expect(flowsTo(':brightcart-trail-logs')).toEqual([`${company.brightcart} broken`]);
    expect(flowsTo(':fernmail-audit-logs')).toEqual([`${company.fernmail} broken`]);
    expect(new Set(flows.filter((flow) => flow.accounts.includes(closed)).map(({ state }) => state))).toEqual(
      new Set(['unknown']),
    );
    expect(accounts.map(({ id, roles }) => [id, roles.map(({ role }) => role).join()])).toEqual([
      [company.management, 'management,detections'],
      [company.logArchive, 'log-archive,siem'],
      [company.security, 'security'],
    ]);
    const readersOf = (name: string) =>
      readers.flatMap(({ store, reader, state }) => (store.endsWith(name) ? [`${reader?.name} ${state}`] : []));
    expect(readersOf(':org-cloudtrail-logs')).toEqual(['siem-ingest delivers']);
    expect(readersOf(':shop-traffic')).toEqual(['legacy-parser broken']);
    expect(readersOf(':org-guardduty-findings')).toEqual(['undefined unknown']);
  });

  test('tells truly who could erase or silence what', () => {
    const stores = new Map(scan.audit.custody?.stores.map((store) => [store.id, store.powers]));
    const power = (id: string, who: string) => stores.get(id)?.find((one) => one.who === who);
    const fernmail = 'arn:aws:cloudtrail:eu-central-1:121212121212:trail/fernmail-audit';
    // Its policy denies it to all but roles of a name that anybody there may give.
    expect(power(fernmail, 'owner')?.silence).toMatchObject({
      verdict: 'can',
      because: expect.stringContaining('exempt'),
    });
    expect(power(fernmail, 'owner-root')?.silence.verdict).toBe('cannot');
    expect(power('arn:aws:cloudtrail:us-west-2:141414141414:trail/brightcart', 'owner')?.silence.verdict).toBe('can');
    expect(power('arn:aws:cloudtrail:us-east-1:111111111111:trail/organization', 'source')?.silence.verdict).toBe(
      'cannot',
    );
    expect(power('arn:aws:s3:::fernmail-audit-logs', 'owner')?.destroy?.verdict).toBe('can');
    expect(power('arn:aws:s3:::org-cloudtrail-logs', 'owner')?.destroy).toMatchObject({
      verdict: 'cannot',
      until: expect.any(String),
      because: expect.stringContaining('COMPLIANCE'),
    });
    // The flow logs' bucket has no lock.
    expect(power('arn:aws:s3:::org-flow-logs', 'management')?.destroy?.verdict).toBe('can');
    const unseen = scan.audit.custody?.accounts.find(({ account }) => account === closed);
    expect(unseen?.telemetry.map(({ recorded }) => recorded)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  test('judges every target of every account that could be entered', () => {
    const entered = scan.audit.organization.accounts.filter(({ scanned }) => scanned);
    expect(entered).toHaveLength(organization.accounts.filter(({ id }) => id !== closed).length - 1);
    expect(new Set(scan.audit.scope.targets.map(({ region }) => region)).size).toBe(19);
  });
});
