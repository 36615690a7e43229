import { expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { diffAudits } from '../../src/evaluate/diff.ts';
import { auditFinding, auditResult } from '../support/audit.ts';

type Given = Partial<Finding> & { readonly id: string };
const whole = (given: Partial<Finding> = {}): Given => ({ id: 'whole', resource: null, gap: 'missing', ...given });
const one = (given: Partial<Finding> = {}): Given => ({ id: 'one', resource: 'arn:one', gap: 'unsound', ...given });
const other = (given: Partial<Finding> = {}): Given => ({ ...one(given), id: 'other', resource: 'arn:other' });
const waiver = { reason: 'accepted', owner: 'soc', expires: '2027-01-01' };

test.each<[string, Given[], Given[], string[]]>([
  [
    'what was missing and is sound is mended, once',
    [whole()],
    [one({ outcome: 'pass' }), other({ outcome: 'pass' })],
    ['mended whole'],
  ],
  [
    'what was unread and is sound is mended',
    [whole({ outcome: 'unknown' })],
    [one({ outcome: 'pass' })],
    ['mended whole'],
  ],
  ['what was missing and is unsound did not change', [whole()], [one(), other({ outcome: 'pass' })], []],
  ['what was missing and is waived is waived', [whole()], [one({ waiver })], ['waived whole']],
  ['what was unread and fails is new', [whole({ outcome: 'unknown' })], [one()], ['new one']],
  [
    'what was missing and weighs more is worse',
    [whole({ severity: 'low' })],
    [one({ severity: 'high' })],
    ['worse one'],
  ],
  [
    'what was missing in another Region is no excuse',
    [whole({ region: 'us-east-1' })],
    [one()],
    ['new one', 'gone whole'],
  ],
  ['what is missing still is no excuse', [whole()], [whole(), one()], ['new one']],
  ['what was unsound and is missing is worse', [one()], [whole()], ['worse whole', 'gone one']],
  [
    'what was sound in part and is missing is new',
    [one({ outcome: 'pass' }), other()],
    [whole()],
    ['new whole', 'gone other'],
  ],
  [
    'what was unread in part and is unread did not change',
    [one({ outcome: 'unknown' })],
    [whole({ outcome: 'unknown' })],
    [],
  ],
  ['what failed and is unread became unknown', [one()], [whole({ outcome: 'unknown' })], ['unknown whole', 'gone one']],
  ['what was missing in an account that left is gone', [whole()], [], ['gone whole']],
])('%s', (_, before, after, changes) => {
  const audit = (findings: readonly Given[]) => auditResult({ findings: findings.map((given) => auditFinding(given)) });
  expect(diffAudits(audit(before), audit(after)).changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual(changes);
});
