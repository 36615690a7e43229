import { describe, expect, test } from 'vitest';
import type { RuleState } from '../../src/analysis/event-pattern/event-bridge-envelope.ts';
import { parseEventPattern } from '../../src/analysis/event-pattern/parse-event-pattern.ts';
import { parseFilterPattern } from '../../src/analysis/filter-pattern/parse-filter-pattern.ts';
import { matchInQuestion, patternVerdict } from '../../src/analysis/pattern-verdict.ts';
import { signals } from '../../src/analysis/signals/signals.ts';

function filter(text: string) {
  const parsed = parseFilterPattern(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return { kind: 'filter', pattern: parsed.pattern } as const;
}

function rule(pattern: object, options: { region?: string; state?: RuleState } = {}) {
  const parsed = parseEventPattern(JSON.stringify(pattern));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return { kind: 'event', pattern: parsed.pattern, ...options } as const;
}

const ALL = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
const rootRule = {
  detail: {
    userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] },
    eventType: [{ 'anything-but': 'AwsServiceEvent' }],
  },
};
const iamRule = {
  source: ['aws.iam'],
  detail: { eventName: [{ prefix: 'Put' }, { prefix: 'Attach' }, { prefix: 'Create' }] },
};
const tamperRule = {
  source: ['aws.cloudtrail'],
  'detail-type': ['AWS API Call via CloudTrail'],
  detail: { eventName: ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'] },
};

describe('a filter pattern', () => {
  test('is judged against every signal, and its false alarms are named', () => {
    const verdict = patternVerdict(filter('{ $.eventName = "StopLogging" || $.eventName = "StartLogging" }'));
    expect(Object.keys(verdict.signals)).toEqual(signals.map(({ id }) => id));
    expect(verdict.kind).toBe('filter');
    expect(verdict.nearMisses).toEqual(['neg-startlogging']);
    expect(verdict.signals.TRAIL_TAMPER).toEqual({
      verdict: 'partial',
      caught: ['ct-stoplogging', 'ct-stoplogging-arn', 'ct-stop-denied'],
      missed: ['ct-deletetrail', 'ct-updatetrail', 'ct-puteventselectors', 'ct-putinsightselectors', 'ct-eds-delete'],
    });
    expect(verdict.signals.ACCESS_DENIED.verdict).toBe('partial');
    expect(verdict.signals.ROOT).toMatchObject({ verdict: 'none', caught: [] });
  });

  test('detects with all required events, whatever else it misses', () => {
    const { signals: of } = patternVerdict(
      filter('{ $.eventName = ConsoleLogin && $.additionalEventData.MFAUsed = No }'),
    );
    expect(of.LOGIN_NO_MFA).toEqual({
      verdict: 'detected',
      caught: ['login-user-nomfa', 'root-console-nomfa'],
      missed: ['login-user-nomfa-absentfield'],
    });
  });

  test('is undetermined where AWS is', () => {
    const { signals: of, nearMisses } = patternVerdict(
      filter('{ $.eventName = Put*Policy || $.eventName = Attach*Policy }'),
    );
    expect(of.IAM_POLICY).toMatchObject({ verdict: 'indeterminate', caught: [] });
    expect(nearMisses).toEqual([]);
  });

  test('that can never match detects nothing', () => {
    const { signals: of } = patternVerdict(filter('{ $.eventName = "stoplogging" }'));
    expect(new Set(Object.values(of).map(({ verdict }) => verdict))).toEqual(new Set(['none']));
  });

  test('can be of terms, and find a CIDR at any index', () => {
    const { signals: of, nearMisses } = patternVerdict(filter('"AuthorizeSecurityGroupIngress" "0.0.0.0/0"'));
    expect(of.SG_OPEN).toEqual({
      verdict: 'partial',
      caught: ['sg-open-v4', 'sg-open-v4-second-item', 'sg-open-flat', 'sg-open-allprotocols'],
      missed: ['sg-open-v6', 'sg-open-modifyrules'],
    });
    expect(nearMisses).toEqual(['neg-sg-failed']);
  });
});

describe('an event pattern', () => {
  test('detects what its rule is handed', () => {
    expect(patternVerdict(rule(tamperRule)).signals.TRAIL_TAMPER.verdict).toBe('detected');
    expect(
      patternVerdict(rule(tamperRule, { region: 'eu-west-1', state: 'ENABLED' })).signals.TRAIL_TAMPER.verdict,
    ).toBe('detected');
    expect(patternVerdict(rule(tamperRule, { state: 'DISABLED' })).signals.TRAIL_TAMPER.verdict).toBe('none');
  });

  test('that leaves out failed calls misses the attempts', () => {
    const pattern = { ...tamperRule, detail: { ...tamperRule.detail, errorCode: [{ exists: false }] } };
    expect(patternVerdict(rule(pattern)).signals.TRAIL_TAMPER).toMatchObject({
      verdict: 'partial',
      missed: ['ct-stop-denied', 'ct-putinsightselectors', 'ct-eds-delete'],
    });
  });

  test('with the other spelling of the sign-in detail-type catches nothing', () => {
    const spelled = (detailType: string) =>
      patternVerdict(rule({ 'detail-type': [detailType] })).signals.LOGIN_NO_MFA.verdict;
    expect(spelled('AWS Console Sign In via CloudTrail')).toBe('detected');
    expect(spelled('AWS Console Signin via CloudTrail')).toBe('none');
  });

  test('for IAM outside the Region of global services sees nothing', () => {
    const verdicts = (region: string) => patternVerdict(rule(iamRule, { region })).signals.IAM_PERSISTENCE.verdict;
    expect(verdicts('us-east-1')).toBe('detected');
    expect(verdicts('eu-west-1')).toBe('none');
    expect(verdicts('us-gov-west-1')).toBe('detected');
  });

  test('for the root user sees read-only calls only in the state that carries them', () => {
    const root = (state: RuleState, region = 'us-east-1') =>
      patternVerdict(rule(rootRule, { state, region })).signals.ROOT;
    expect(root(ALL)).toMatchObject({ verdict: 'detected', missed: [] });
    expect(root('ENABLED')).toMatchObject({ verdict: 'partial', missed: ['root-api-call'] });
    expect(root(ALL, 'eu-west-1')).toMatchObject({ verdict: 'partial', caught: ['root-assumedroot-session'] });
  });

  test('for AssumeRole in state ENABLED is undetermined', () => {
    const assume = { source: ['aws.sts'], detail: { eventName: ['AssumeRole'] } };
    const verdict = (state: RuleState) => patternVerdict(rule(assume, { state })).signals.ASSUMEROLE_XACCT.verdict;
    expect([verdict('ENABLED'), verdict(ALL)]).toEqual(['indeterminate', 'detected']);
  });

  test('can find an open CIDR at any index of any array', () => {
    const open = {
      detail: {
        eventName: ['AuthorizeSecurityGroupIngress'],
        errorCode: [{ exists: false }],
        $or: [
          { requestParameters: { ipPermissions: { items: { ipRanges: { items: { cidrIp: ['0.0.0.0/0'] } } } } } },
          { requestParameters: { ipPermissions: { items: { ipv6Ranges: { items: { cidrIpv6: ['::/0'] } } } } } },
          { requestParameters: { cidrIp: ['0.0.0.0/0'] } },
        ],
      },
    };
    const { signals: of, nearMisses } = patternVerdict(rule(open));
    expect(of.SG_OPEN).toMatchObject({ verdict: 'detected', missed: ['sg-open-modifyrules'] });
    expect(nearMisses).toEqual([]);
  });
});

test("an event of one's own is matched as given, or wrapped", () => {
  const event = { eventType: 'AwsApiCall', eventSource: 'iam.amazonaws.com', eventName: 'PutUserPolicy' };
  expect(matchInQuestion(filter('{ $.eventName = PutUserPolicy }'), event)).toBe('match');
  expect(matchInQuestion(rule(iamRule), event)).toBe('match');
  expect(matchInQuestion(rule(iamRule), { 'detail-type': 'x', source: 'aws.iam', detail: event })).toBe('match');
  expect(matchInQuestion(rule(iamRule), { 'detail-type': 'x', source: 'aws.s3', detail: event })).toBe('no-match');
});
