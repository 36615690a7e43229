import { expect, test } from 'vitest';
import { demonstration } from '../../src/simulator/estate/demonstration/demonstration.ts';
import { benchOrganization } from '../bench/estate.ts';
import { estateClock, simulatedScan } from '../support/simulated-scan.ts';

/** What judges the evidence that an administrator may tell, and the one whose evidence says that Security Hub is on. */
const checks = 'guardduty/is-centrally-managed,routes/security-hub-aggregates,posture/security-hub-is-enabled';

test.each([
  ['the demonstration', () => demonstration(estateClock).organization],
  ['a healthy estate', () => benchOrganization(5)],
])('%s is judged alike whether members or their administrators are asked', { timeout: 120_000 }, async (_, estate) => {
  const scan = async (flags: { vantage?: true }) => {
    const { audit, requests } = await simulatedScan({ organization: estate() }, { flags: { checks, ...flags } });
    const { findings, coverage, estate: map, custody } = audit;
    const asked = requests.filter(({ operation }) => operation === 'GetAdministratorAccount');
    return { told: { findings, coverage, map, custody }, calls: requests.length, asked: asked.length };
  };
  const [members, administrators] = [await scan({}), await scan({ vantage: true })];
  expect(administrators.told).toEqual(members.told);
  expect(administrators.asked).toBeLessThan(members.asked / 3);
  expect(administrators.calls).toBeLessThan(members.calls);
});
