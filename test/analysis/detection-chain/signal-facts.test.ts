import { describe, expect, test } from 'vitest';
import { literalMatch } from '../../../src/analysis/detection-chain/signal-facts.ts';
import type { SignalVerdict } from '../../../src/analysis/detection-chain/signal-verdict.ts';
import { collected } from '../../../src/core/evidence.ts';
import { regionName } from '../../../src/core/ids.ts';
import { workload } from '../../support/describe-check.ts';
import { filter, group } from '../../support/detections.ts';
import { trail } from '../../support/trails.ts';

const control = { control: 'CloudWatch.5', filter: '{($.eventName=StopLogging)}' };
const verdict = (found: SignalVerdict['verdict']): SignalVerdict => ({
  signal: 'TRAIL_TAMPER',
  verdict: found,
  chains: [],
  regions: [],
  missed: [],
  alsoMissed: [],
  noisy: [],
});
const evidence = (pattern: string) => {
  const nothing = { get: () => collected(null), locate: () => undefined };
  return {
    trails: { entries: [{ account: workload, region: regionName('eu-west-1'), value: [trail()] }], unread: [] },
    selectors: { get: () => collected({}), locate: () => undefined },
    filters: { get: (arn: string) => collected(arn === group ? [filter(pattern)] : null), locate: () => undefined },
    groups: nothing,
    alarms: {
      get: () => collected({ MetricAlarms: [], CompositeAlarms: [], LogAlarms: collected([]) }),
      locate: () => undefined,
    },
    mutes: { get: () => collected([]), locate: () => undefined },
    rules: { entries: [], unread: [] },
    buses: nothing,
    topics: nothing,
    queues: nothing,
    functions: nothing,
    streams: nothing,
    keys: nothing,
    keyPolicies: nothing,
  };
};

describe('literalMatch', () => {
  test.each([
    ['the text, and detected', '{ ($.eventName = StopLogging) }', 'detected', undefined],
    ['the text, and not detected', '{ ($.eventName = StopLogging) }', 'broken', /^CloudWatch.5 may pass/],
    ['another text, and detected', '{ $.eventName = "StopLogging" }', 'detected', /^CloudWatch.5 would fail/],
    ['another text, and not detected', '{ $.eventName = "StopLogging" }', 'none', undefined],
  ] as const)('%s', (_what, pattern, found, said) => {
    const answer = literalMatch(control, verdict(found), evidence(pattern));
    if (said) expect(answer).toMatch(said);
    else expect(answer).toBeUndefined();
  });
});
