import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Bundle } from '../../src/bundle/read.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { BundleWriter } from '../../src/bundle/write.ts';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import { loadBalancers } from '../../src/evidence/load-balancers.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { placeOf } from '../../src/simulator/estate/organization.ts';
import { loadBalancer, noWeb } from '../../src/simulator/estate/web.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { manifest, scopeOf, temporary } from '../bundle/a-bundle.ts';
import { run } from './run.ts';

// The simulated AWS has no limits: no pauses between calls.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

async function simulated(organization = healthyOrganization()) {
  const simulator = await startSimulator({ organization });
  onTestFinished(() => simulator.close());
  vi.stubEnv('AWS_ACCESS_KEY_ID', simulator.credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', simulator.credentials.secretAccessKey);
  vi.stubEnv('AWS_PROFILE', undefined);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const collect = async (directory: string, ...args: string[]) =>
    run(
      'collect',
      '--bundle',
      directory,
      '--endpoint-url',
      simulator.url,
      '--checks',
      'guardduty/detector-is-enabled',
      '--quiet',
      ...args,
    );
  return { simulator, collect };
}

const options = { ...manifest().options, checks: ['guardduty/detector-is-enabled'] };

describe('collect', () => {
  test('leaves a whole bundle', async () => {
    const { collect } = await simulated();
    const directory = join(await temporary(), 'evidence');
    expect(await collect(directory)).toMatchObject({ status: 0, refusal: undefined });
    const bundle = await Bundle.open(directoryStore(directory), kinds);
    await bundle.verify();
    expect([bundle.manifest.complete, bundle.accounts().length]).toEqual([true, 4]);
    // Credentials and the external id never go to disk.
    expect(JSON.stringify(bundle.manifest)).not.toMatch(/AKIA|externalId/i);
  });

  test('leaves a whole bundle where accounts had to be asked after all', async () => {
    const organization = healthyOrganization();
    for (const region of ['eu-west-1', 'us-east-1'])
      Object.assign(placeOf(organization, healthyAccounts.security, region), {
        vpcs: [],
        web: noWeb({ loadBalancers: [loadBalancer('stray')] }),
      });
    const { collect } = await simulated(organization);
    const directory = join(await temporary(), 'evidence');
    await collect(directory, '--checks', 'service-logs/load-balancers-log-access');
    const bundle = await Bundle.open(directoryStore(directory), kinds);
    await bundle.verify();
    const { records } = await bundle.account(healthyAccounts.logArchive);
    expect(
      records.filter(({ kind }) => kind === loadBalancers.id).map(({ restsOn, evidence }) => [restsOn, evidence.kind]),
    ).toEqual(Array(2).fill([undefined, 'collected']));
  });

  test('goes on with an unfinished bundle of the same organization', async () => {
    const { collect } = await simulated();
    const directory = await temporary();
    await BundleWriter.start(
      directoryStore(directory),
      manifest({
        options,
        organization: { id: 'o-simulated1', managementAccountId: scopeOf('111111111111' as never).id },
      }),
    );
    expect((await collect(directory, '--resume')).status).toBe(0);
    expect((await Bundle.open(directoryStore(directory), kinds)).manifest.startedAt).toBe('2026-11-21T09:30:00.000Z');
  });

  test('does not go on with a bundle of another organization', async () => {
    const { collect } = await simulated();
    const directory = await temporary();
    await BundleWriter.start(directoryStore(directory), manifest({ options }));
    expect(await collect(directory, '--resume')).toMatchObject({
      status: 2,
      refusal: `bundle: ${directory} was begun in o-example1234; these credentials are of o-simulated1.`,
    });
  });

  test('does not go on with a bundle begun with other options', async () => {
    const { collect } = await simulated();
    const directory = await temporary();
    await BundleWriter.start(directoryStore(directory), manifest({ options }));
    expect((await collect(directory, '--resume', '--role-name', 'Other')).refusal).toBe(
      `bundle: ${directory} was begun with other options: roleName was "BlindspotAudit", now it is "Other".`,
    );
  });

  test.each(['aws-global', 'Ireland'])('refuses a Region of the environment that is none: %s', async (region) => {
    const { collect } = await simulated();
    vi.stubEnv('AWS_REGION', region);
    expect(await collect(join(await temporary(), 'evidence'))).toMatchObject({
      status: 2,
      refusal: `usage: AWS_REGION or the profile names the Region ${region}, which is none: it looks like eu-west-1.`,
    });
  });
});
