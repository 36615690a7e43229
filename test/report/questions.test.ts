import { describe, expect, test } from 'vitest';
import { answers } from '../../src/report/questions.ts';
import { auditAccount, auditFinding, auditResult, checkSummary, coverageRow, unreadRow } from '../support/audit.ts';

const answer = (title: string, changes: Parameters<typeof auditResult>[0]) => {
  const { tone, figure, sentence } = answers(auditResult(changes)).find((one) => one.title === title) ?? {};
  return { tone, figure, sentence };
};
const none = { tone: 'none', figure: '—', sentence: 'Not judged by this scan: none of its checks asks this.' };

test('the four questions are asked in their order', () => {
  expect(answers(auditResult()).map(({ title }) => title)).toEqual(['Recorded', 'Kept', 'Watched', 'Unseen']);
});

test.each(['Recorded', 'Kept', 'Watched'])('%s is not judged, and not fine, when no check asks it', (title) => {
  expect(
    answer(title, { checks: [checkSummary({ id: 'organization/accounts-are-reachable', source: 'organization' })] }),
  ).toEqual(none);
});

describe('recorded', () => {
  test('counts places of all sources by their state', () => {
    const coverage = [
      coverageRow('covered'),
      coverageRow('covered'),
      coverageRow('missing'),
      coverageRow('unsound', { source: 'config' }),
      coverageRow('unknown'),
      coverageRow('not-applicable'),
    ];
    expect(answer('Recorded', { coverage })).toEqual({
      tone: 'bad',
      figure: '40%',
      sentence:
        'Of 5 places (account × Region × source) 2 are covered; in 1 the source is missing, in 1 it is unsound, and 1 could not be judged.',
    });
  });

  test('is open, not good, when something is unknown', () => {
    expect(answer('Recorded', { coverage: [coverageRow('covered'), coverageRow('unknown')] }).tone).toBe('open');
    expect(answer('Recorded', { coverage: [coverageRow('covered')] }).tone).toBe('good');
  });

  test('is not about detections, which watch', () => {
    expect(answer('Recorded', { coverage: [coverageRow('covered', { source: 'detections' })] })).toEqual(none);
  });

  test('says when there was nothing to record', () => {
    expect(answer('Recorded', { coverage: [coverageRow('not-applicable')] }).tone).toBe('none');
  });
});

describe('kept', () => {
  test.each([
    'log-archive/objects-are-locked',
    'log-keys/key-is-usable',
    'cloudtrail/logs-are-delivered',
    'flow-logs/are-delivered',
  ])('is judged by %s', (id) => {
    const checks = [checkSummary({ id })];
    const findings = (['pass', 'pass', 'fail', 'unknown', 'not-applicable'] as const).map((outcome) =>
      auditFinding({ check: id, outcome }),
    );
    expect(answer('Kept', { checks, findings })).toEqual({
      tone: 'bad',
      figure: '50%',
      sentence: 'Of 4 judgements on delivery, custody and retention, 2 hold, 1 fail and 1 could not be made.',
    });
  });

  test('is not answered by findings of other checks', () => {
    const checks = [checkSummary({ id: 'log-keys/key-is-usable' }), checkSummary()];
    expect(answer('Kept', { checks, findings: [auditFinding({ outcome: 'pass' })] }).sentence).toBe(
      'The scan found nothing to which its checks of this question apply.',
    );
  });
});

describe('watched', () => {
  test.each(['detections/root-use-is-alerted', 'guardduty/findings-are-routed'])('is judged by %s', (id) => {
    const findings = [auditFinding({ check: id, outcome: 'pass' })];
    expect(answer('Watched', { checks: [checkSummary({ id })], findings })).toMatchObject({
      tone: 'good',
      figure: '100%',
    });
  });

  test('is open when a check broke', () => {
    const id = 'detections/root-use-is-alerted';
    expect(
      answer('Watched', { checks: [checkSummary({ id })], findings: [auditFinding({ check: id, outcome: 'error' })] })
        .tone,
    ).toBe('open');
  });
});

describe('unseen', () => {
  test('is nothing when all was read', () => {
    expect(answer('Unseen', {})).toEqual({
      tone: 'good',
      figure: '0',
      sentence: 'All evidence that the checks asked for was read.',
    });
  });

  test('is open when the scan ended early', () => {
    expect(answer('Unseen', { run: { complete: false } }).tone).toBe('open');
  });

  test('counts what was unread and says why', () => {
    const unread = [unreadRow(), unreadRow({ region: 'us-east-1' }), unreadRow({ reason: 'failed' })];
    const accounts = [auditAccount({ scanned: false, unreachable: { code: 'AccessDenied', message: 'no' } })];
    expect(
      answer('Unseen', {
        unread,
        findings: [auditFinding({ outcome: 'unknown' })],
        organization: { id: 'o-1', managementAccountId: null, accounts },
      }),
    ).toEqual({
      tone: 'open',
      figure: '3',
      sentence:
        '3 pieces of evidence could not be read, which leaves 1 finding open; 1 IAM action is missing and 1 account could not be entered.',
    });
  });
});
