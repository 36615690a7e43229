import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Organization } from './estate/organization.ts';
import { seed } from './estate/seed.ts';
import { regions, type World } from './estate/world.ts';
import { answers } from './expected/answers.ts';
import { type Comparison, compare } from './expected/compare.ts';
import { deviations } from './expected/deviations.ts';
import { rightFindings } from './expected/right-findings.ts';
import { startMoto } from './moto/moto-server.ts';
import { refuseAssumeRole } from './moto/refusing-proxy.ts';
import { type Scanned, scan } from './moto/scan.ts';
import { virtualEnvironment } from './moto/virtual-environment.ts';

/** The folders of the catalogue that this suite knows of. */
const families = [...new Set(Object.keys(answers).flatMap((check) => check.split('/')[0] ?? []))].sort();

describe('a scan of an organization served by moto', () => {
  let world: World;
  let organization: Organization;
  let scanned: Scanned;
  let comparison: Comparison;
  const cleanUp: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const python = await virtualEnvironment(new URL('../../.moto', import.meta.url).pathname);
    const moto = await startMoto(python);
    cleanUp.push(moto.stop);
    ({ world, organization } = await seed(moto.url));
    const proxy = await refuseAssumeRole(moto.url, organization.closed);
    cleanUp.push(proxy.stop);
    const out = await mkdtemp(join(tmpdir(), 'blindspot-moto-'));
    cleanUp.push(() => rm(out, { recursive: true, force: true }));
    const checks = families.map((family) => `${family}/*`);
    const settings = 'production: { tags: { environment: prod* } }\n';
    scanned = await scan(proxy.url, organization.keys, { regions, checks, out, settings });
    comparison = compare(world, rightFindings(world, organization.closed), scanned.audit.findings);
  });
  afterAll(async () => {
    for (const step of cleanUp.reverse()) await step();
  });

  test('finds exactly what is expected: nothing missing, nothing extra', () => {
    expect(comparison.differences).toEqual([]);
    expect(comparison.compared).toBe(scanned.audit.findings.length);
  });

  test('asks every check of these folders of the catalogue', () => {
    expect(scanned.audit.checks.map(({ id }) => id).sort()).toEqual(Object.keys(answers).sort());
  });

  test('has at least forty deliberate gaps to find, some in every family', () => {
    const gaps = world.gaps();
    expect(gaps.length).toBeGreaterThanOrEqual(40);
    expect([...new Set(gaps.map(({ check }) => check.split('/')[0]))].sort()).toEqual(families);
  });

  test.each(deviations)('is still affected by this: $name', ({ name }) => {
    expect(comparison.touched.get(name)).toBeGreaterThan(0);
  });

  test('names the account that it could not enter, and stops at nothing', () => {
    const { accounts } = scanned.audit.organization;
    const shut = accounts
      .filter(({ unreachable }) => unreachable)
      .map(({ id, unreachable }) => [id, unreachable?.code]);
    expect(shut).toEqual([[organization.closed, 'AccessDenied']]);
    const entered = Object.values(organization.accounts).map(({ id }) => id);
    expect(
      accounts
        .filter((account) => account.scanned)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(entered.sort());
  });

  test('knows production by the tags of accounts', () => {
    const { accounts } = scanned.audit.organization;
    // The closed account is not asked about, and so it is not known to be none.
    expect(
      accounts.flatMap(({ name, inProduction }) => (inProduction ? [`${name} ${inProduction}`] : [])).sort(),
    ).toEqual(['payments stated', 'retired assumed']);
  });

  test('leaves the closed account out and says so', () => {
    const retired = scanned.audit.organization.accounts.find(({ name }) => name === 'retired');
    expect(scanned.audit.scope.skipped).toContainEqual({ account: retired?.id, reason: 'its state is SUSPENDED' });
    expect(scanned.audit.findings.filter(({ account }) => account === retired?.id)).toEqual([]);
  });

  test('ends with the status of a scan that found something', () => {
    expect(scanned.exitCode).toBe(1);
  });
});
