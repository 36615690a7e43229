import { describe, expect, test } from 'vitest';
import { separationOf } from '../../src/analysis/separation.ts';
import { fromEveryAccount, reference } from '../support/buckets.ts';
import { logArchive, management, security, workload } from '../support/describe-check.ts';

const ownTrail = reference({ from: 'arn:aws:cloudtrail:eu-west-1:444444444444:trail/own' });
const copy = reference({ from: 'arn:aws:s3:::other', account: null, region: null });

describe('the owner of a store', () => {
  test.each([
    ['keeps an organization trail', logArchive, fromEveryAccount(), 'separate'],
    ['is the management account', management, fromEveryAccount(), 'management'],
    ['keeps its own trail only', workload, [ownTrail], 'own'],
    ['keeps its own trail and others', workload, [ownTrail, reference({ account: security })], 'shared'],
    ['keeps a flow log of its own only', workload, [reference({ from: 'fl-1', source: 'flow-logs' })], 'own'],
    ['keeps another account’s trail', security, [ownTrail], 'separate'],
    ['receives copies only', security, [copy], 'unknown'],
    ['is referred to by nobody', security, [], 'unknown'],
  ])('who %s', (_, owner, references, state) => {
    expect(separationOf(owner, references, management).state).toBe(state);
  });

  test('is told from whom it keeps telemetry, and what it sends itself', () => {
    expect(separationOf(workload, [ownTrail, ownTrail, reference({ account: security })], null)).toEqual({
      state: 'shared',
      accounts: [security, workload],
      own: [ownTrail.from],
    });
  });
});
