import { describe, expect, test } from 'vitest';
import { defineDerivation } from '../../src/core/derivation.ts';
import type { Evidence } from '../../src/core/evidence.ts';
import { scopeOf } from '../bundle/a-bundle.ts';
import * as an from './an-estate.ts';

const { management, workload, euWest1, usEast1, denied, collected, inTarget, ofKind } = an;

const inShort = (evidence: Evidence<{ good: boolean }>): string =>
  evidence.kind === 'collected' ? String(evidence.value.good) : evidence.code;

/** What a derivation can see of each account and of the estate, in words. */
async function seen(given: an.Given) {
  const lines: string[] = [];
  const watch = defineDerivation({
    id: 'watch',
    account: (read) => [
      inShort(read.ofAccount(an.ofAccount)),
      ...read.regions.map((region) => `${region} ${inShort(read.ofTarget(an.ofTarget, region))}`),
    ],
    conclude(facts, read, { estate, findings, startedAt }) {
      for (const [account, said] of facts) lines.push(`${account} ${said.join(', ')}`);
      lines.push(`organization ${inShort(read.ofOrganization(an.ofOrganization))}`);
      for (const { arn } of read.destinations) lines.push(`${arn} ${inShort(read.ofDestination(an.ofBucket, arn))}`);
      lines.push(`${estate.accounts.length} accounts, ${findings.length} findings, ${startedAt.toISOString()}`);
      return { custody: { stores: [], accounts: [] } };
    },
  });
  const audit = await an.judged(given, [an.targetCheck], [], [watch]);
  return { lines, custody: audit.custody };
}

describe('A derivation', () => {
  test('hears every account, then the organization, the destinations and the findings', async () => {
    const found = { state: 'found', account: workload, region: euWest1 } as const;
    const { lines, custody } = await seen({
      organization: [ofKind(an.ofOrganization, collected(true))],
      evidence: {
        [management]: [
          ofKind(an.ofAccount, collected(true), { account: management }),
          inTarget(management, euWest1, collected(true)),
          inTarget(management, usEast1, denied),
        ],
        [workload]: [ofKind(an.ofAccount, { kind: 'not-planned', reason: 'No.' }, { account: workload })],
      },
      destinations: [an.bucketAt(found)],
      records: [ofKind(an.ofBucket, collected(false), { arn: 'arn:aws:s3:::logs' })],
    });
    expect(lines).toEqual([
      '111111111111 true, eu-west-1 true, us-east-1 AccessDenied',
      '222222222222 NotPlanned, eu-west-1 NotCollected, us-east-1 NotCollected',
      'organization true',
      'arn:aws:s3:::logs false',
      '2 accounts, 4 findings, 2026-11-21T09:30:00.000Z',
    ]);
    expect(custody).toEqual({ stores: [], accounts: [] });
  });

  test('is told why an account could not be entered, and what the bundle does not hold', async () => {
    const { lines } = await seen({
      accounts: [scopeOf(workload, { regions: [euWest1], unreachable: { ...denied, code: 'Locked' } })],
      evidence: { [workload]: [] },
      destinations: [an.bucketAt({ state: 'absent' })],
    });
    expect(lines.slice(0, 3)).toEqual([
      '222222222222 Locked, eu-west-1 Locked',
      'organization NotCollected',
      'arn:aws:s3:::logs NotCollected',
    ]);
  });

  test('leaves null what none tells of', async () => {
    expect((await an.judged({}, [an.targetCheck])).custody).toBeNull();
  });
});
