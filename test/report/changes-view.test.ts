import { describe, expect, test } from 'vitest';
import type { Change, Changes } from '../../src/core/changes.ts';
import { changedLately, changesView } from '../../src/report/changes-view.ts';
import { renderHtml } from '../../src/report/html.ts';
import { auditResult, checkSummary } from '../support/audit.ts';

const trails = 'cloudtrail/no-trail-is-left-stopped';
const change = (changes: Partial<Change> = {}): Change => ({
  account: '111111111111',
  region: 'eu-west-1',
  time: '2026-11-21T08:59:59.000Z',
  event: 'cloudtrail:StopLogging',
  area: 'logging',
  by: 'arn:aws:iam::111111111111:user/ada',
  resources: ['main', 'other'],
  checks: [trails],
  ...changes,
});
const audited = (changes: Partial<Changes> | null) =>
  auditResult({
    checks: [checkSummary({ id: trails })],
    changes: changes && {
      hours: 24,
      read: 3,
      unread: [],
      cutOff: [],
      areas: { logging: 0, identity: 0, network: 0 },
      refused: 0,
      touching: 0,
      told: [],
      beyond: 0,
      ...changes,
    },
  });
const answerTo = (changes: Partial<Changes> | null) => changedLately(audited(changes));

describe('what changed lately', () => {
  test('is not answered where nobody asked, and says how to ask', () => {
    expect(answerTo(null)).toMatchObject({
      tone: 'none',
      figure: '—',
      sentence: expect.stringContaining('blindspot scan --changes'),
    });
  });

  test('is quiet where the whole history tells of nothing', () => {
    expect(answerTo({})).toMatchObject({ tone: 'good', figure: '0', places: [] });
  });

  test('counts the changes by what they concern', () => {
    const areas = { logging: 1, identity: 0, network: 2 };
    expect(answerTo({ areas, touching: 1, refused: 1, told: [change()], beyond: 2 })).toMatchObject({
      tone: 'none',
      figure: '3',
      figureNote: 'changes in 24 hours',
      sentence: expect.stringContaining('1 in logging and 2 in network; 1 may have changed a verdict'),
    });
  });

  test('stays open where a history was not read, or not to its end', () => {
    const place = { account: '111111111111', region: 'eu-west-1' };
    const denied = { kind: 'denied', action: 'cloudtrail:LookupEvents' } as const;
    const code = { operation: 'cloudtrail:LookupEvents', code: 'AccessDenied', message: '' };
    const answer = answerTo({
      read: 1,
      unread: [
        ...['eu-west-1', 'us-east-1'].map((region) => ({ ...place, ...code, ...denied, region })),
        { ...place, ...code, ...denied, action: 'sts:AssumeRole' },
      ],
      cutOff: [{ ...place, at: '2026-11-21T07:00:00.000Z' }],
    });
    expect([answer.tone, answer.places]).toEqual([
      'open',
      [
        'payments-prod (111111111111) eu-west-1: nothing before 2026-11-21 07:00 UTC was looked at',
        'payments-prod (111111111111): unread (AccessDenied), the audit role needs cloudtrail:LookupEvents, in eu-west-1 and us-east-1',
        'payments-prod (111111111111): unread (AccessDenied), the account could not be entered, in eu-west-1',
      ],
    ]);
    expect(answerTo({ read: 0 })).toMatchObject({ figure: '—', sentence: expect.stringContaining('No event history') });
  });

  test('is listed, each with whoever did it and a link to what it touches', () => {
    const refused = change({ errorCode: 'AccessDenied', checks: [], from: '192.0.2.1' });
    const audit = audited({ told: [change(), refused], beyond: 7 });
    expect(changesView(audit)).toMatchObject({
      rows: [
        {
          time: '2026-11-21 08:59 UTC',
          place: 'payments-prod (111111111111) eu-west-1',
          resources: 'main, other',
          refused: '',
          checks: [{ id: trails, anchor: `check/${trails}` }],
        },
        { refused: 'AccessDenied', from: '192.0.2.1', checks: [] },
      ],
      beyond: expect.stringContaining('7 more changes'),
    });
  });

  test('is shown as text, whatever it is named', () => {
    const page = [...renderHtml(audited({ told: [change({ by: '<img src=x onerror=alert(1)>' })] }))].join('');
    expect(page).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
  });
});
