import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { custodyView } from '../../src/report/custody-view.ts';
import { auditResult } from '../support/audit.ts';

const bucket = 'arn:aws:s3:::org-logs';
const until = '2027-12-26T00:00:00.000Z';
const open = { verdict: 'can', acts: ['s3:PutBucketPolicy'], because: 'nothing denies it' } as const;
const locked = { verdict: 'cannot', until, acts: ['s3:DeleteObjectVersion'], because: 'a lock' } as const;

const custody = (accounts: readonly string[]): NonNullable<AuditResult['custody']> => ({
  stores: [
    {
      id: bucket,
      kind: 'bucket',
      places: [{ account: '222222222222', regions: ['eu-west-1'], findings: [] }],
      keeps: [{ source: 'cloudtrail-management', accounts: 2 }],
      days: 400,
      powers: [
        { who: 'owner', destroy: { ...locked, acts: [...locked.acts] }, silence: { ...open, acts: [...open.acts] } },
      ],
    },
  ],
  accounts: accounts.map((account) => ({
    account,
    telemetry: [
      {
        source: 'cloudtrail-management',
        regions: [],
        recorded: 'yes',
        stop: { ...open, acts: ['cloudtrail:StopLogging'] },
        alarm: { state: 'silent', findings: [] },
        kept: [{ store: bucket, erase: 'cannot', until }],
      },
      { source: 'guardduty', regions: ['eu-west-1'], recorded: 'no', kept: [] },
      { source: 'config', regions: [], recorded: 'unknown', kept: [] },
    ],
  })),
});

describe('If this account fell', () => {
  test('says what could be stopped, whether that is heard, and what survives until when', () => {
    const [fall] = custodyView(auditResult({ custody: custody(['111111111111']) })).falls;
    expect(fall?.summary).toBe(
      'Kept where it could not be erased at once: CloudTrail management events. Could be stopped from now on: CloudTrail management events. Stopped unheard: CloudTrail management events.',
    );
    expect(
      fall?.rows.map(({ source, where, stop, alarm, kept }) => [
        source,
        where,
        stop.word,
        alarm?.word ?? '-',
        ...kept.map((one) => `${one.word}: ${one.store}`),
      ]),
    ).toEqual([
      [
        'CloudTrail management events',
        'everywhere',
        'could be stopped',
        'nobody would hear',
        'could not be erased before 2027-12-26: bucket org-logs, kept 400 days',
      ],
      ['GuardDuty', 'eu-west-1', 'not recorded', '-'],
      ['AWS Config', 'everywhere', 'unknown whether it is recorded', '-'],
    ]);
  });

  test('tells accounts together of which the same is true, and the keeper of others’ evidence apart', () => {
    const many = ['111111111111', '333333333333', '444444444444', '555555555555', '222222222222'];
    const { falls } = custodyView(auditResult({ custody: custody(many) }));
    expect(falls.map(({ title, accounts, holds }) => [title, accounts.length, holds.map(({ text }) => text)])).toEqual([
      [expect.stringContaining('and 3 other accounts alike'), 4, []],
      ['222222222222', 0, ['CloudTrail management events of 2 accounts']],
    ]);
  });

  test('tells of each store who could erase it, and who could silence it', () => {
    const [store] = custodyView(auditResult({ custody: custody([]) })).stores;
    expect(store).toMatchObject({
      name: 'org-logs',
      powers: [
        {
          who: 'An administrator of its own account',
          destroy: { word: 'could not be erased before 2027-12-26', text: 's3:DeleteObjectVersion: a lock' },
          silence: { word: 'could be stopped', text: 's3:PutBucketPolicy: nothing denies it' },
        },
      ],
    });
  });

  test('says nothing of results that do not tell it', () => {
    expect(custodyView(auditResult()).told).toBe(false);
  });
});
