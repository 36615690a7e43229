import type { Scope } from '../../src/core/check.ts';
import type { Reference } from '../../src/core/destination.ts';
import { destination, euWest1, management, workload } from './describe-check.ts';

export const trailGroup = 'org-trail';
export const trailGroupArn = 'arn:aws:logs:eu-west-1:111111111111:log-group:org-trail';

/** A trail refers to its log group. */
export const fromTrail = (changes: Partial<Reference> = {}): Reference => ({
  type: 'log-group',
  arn: trailGroupArn,
  source: 'cloudtrail-management',
  from: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/org-trail',
  account: workload,
  region: euWest1,
  ...changes,
});

/** A flow log refers to the same log group. */
export const fromFlowLog = (): Reference =>
  fromTrail({ source: 'flow-logs', from: 'arn:aws:ec2:eu-west-1:444444444444:vpc-flow-log/fl-1' });

/** The scope of a check on a log group of the management account. */
export const groupScope = (references: readonly Reference[] = [fromTrail()]): Partial<Scope> => ({
  destination: destination('log-group', trailGroupArn, management, euWest1, references),
});

/** A sound log group that keeps for ever. */
export const group = (changes: object = {}) => ({
  logGroupName: trailGroup,
  logGroupClass: 'STANDARD',
  kmsKeyId: 'arn:aws:kms:eu-west-1:111111111111:key/22222222-2222-4222-8222-222222222222',
  ...changes,
});
