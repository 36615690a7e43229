import { expect, test } from 'vitest';
import { detector } from '../../../src/simulator/estate/detector.ts';
import { healthyAccounts, healthyOrganization, homeRegion } from '../../../src/simulator/estate/healthy.ts';
import { accountOf, placeOf } from '../../../src/simulator/estate/organization.ts';

const { workload, management } = healthyAccounts;

test('what a test states replaces what is healthy, and the rest stays', () => {
  const organization = healthyOrganization({
    workloads: [{ id: workload, regions: { 'eu-west-1': { detector: detector({ Status: 'DISABLED' }) } } }],
  });
  expect(placeOf(organization, workload, 'eu-west-1').detector?.Status).toBe('DISABLED');
  expect(placeOf(organization, workload, 'eu-west-1').recorders).toHaveLength(1);
  expect(placeOf(organization, workload, homeRegion).detector?.Status).toBe('ENABLED');
});

test('two organizations share nothing', () => {
  const [one, other] = [healthyOrganization(), healthyOrganization()];
  placeOf(one, management, homeRegion).trails.length = 0;
  accountOf(one, workload).roles.length = 0;
  const block = accountOf(one, workload).publicAccessBlock;
  if (block !== undefined) block.BlockPublicAcls = false;
  expect(placeOf(other, management, homeRegion).trails).toHaveLength(1);
  expect(accountOf(other, workload)).toMatchObject({
    roles: [{ name: 'BlindspotAudit' }],
    publicAccessBlock: { BlockPublicAcls: true },
  });
});

test('an account that there is not is named', () => {
  expect(() => accountOf(healthyOrganization(), '000000000000')).toThrow(
    'the organization has no account 000000000000',
  );
});
