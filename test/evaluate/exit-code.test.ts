import { describe, expect, test } from 'vitest';
import type { Severity } from '../../src/core/severity.ts';
import { exitCodeOf } from '../../src/evaluate/exit-code.ts';
import { auditFinding, auditResult, unreadRow } from '../support/audit.ts';

const fail = (severity: Severity) => auditFinding({ severity });
const waived = auditFinding({ waiver: { reason: 'accepted', owner: 'soc', expires: '2027-01-01' } });
const unknown = auditFinding({ outcome: 'unknown' });
const denied = unreadRow();
const { reason: kind, operation, code, message, action } = denied;
const waivedUnknown = { ...waived, outcome: 'unknown' as const, unread: { kind, operation, code, message, action } };
const error = auditFinding({ outcome: 'error' });
const pass = auditFinding({ outcome: 'pass' });

describe('the exit status', () => {
  test.each<[string, Parameters<typeof auditResult>[0], Severity | 'none', boolean, 0 | 1 | 3]>([
    ['nothing failing', { findings: [pass] }, 'high', false, 0],
    ['nothing at all', {}, 'high', false, 0],
    ['something at the threshold', { findings: [pass, fail('high')] }, 'high', false, 1],
    ['something above it', { findings: [fail('critical')] }, 'high', false, 1],
    ['something below it', { findings: [fail('medium')] }, 'high', false, 0],
    ['the mildest threshold', { findings: [fail('info')] }, 'info', false, 1],
    ['no threshold', { findings: [fail('critical')] }, 'none', false, 0],
    ['waived', { findings: [waived] }, 'info', false, 0],
    ['unknown, and waived', { findings: [pass, waivedUnknown], unread: [denied] }, 'high', false, 0],
    [
      'unknown, and waived for another account',
      { findings: [{ ...waivedUnknown, account: '222222222222' }], unread: [denied] },
      'high',
      false,
      3,
    ],
    ['one unknown waived, and another not', { findings: [waivedUnknown, unknown], unread: [denied] }, 'high', false, 3],
    [
      'unknown, and waived for another reason',
      { findings: [waivedUnknown], unread: [unreadRow({ code: 'Other' })] },
      'high',
      false,
      3,
    ],
    ['unknown', { findings: [pass, unknown] }, 'high', false, 3],
    ['unknown, allowed', { findings: [pass, unknown] }, 'high', true, 0],
    ['unread, though every check could do without', { findings: [pass], unread: [unreadRow()] }, 'high', false, 3],
    ['not finished', { run: { complete: false } }, 'high', false, 3],
    ['not finished, allowed', { run: { complete: false } }, 'high', true, 0],
    ['findings weigh more than unknowns', { findings: [unknown, fail('high')] }, 'high', false, 1],
    ['no threshold does not hide unknowns', { findings: [unknown, fail('high')] }, 'none', false, 3],
    ['a broken check, whatever is allowed', { findings: [pass, error] }, 'high', true, 3],
    ['findings weigh more than a broken check', { findings: [error, fail('high')] }, 'high', false, 1],
  ])('%s', (_, audit, failOn, allowIncomplete, status) => {
    expect(exitCodeOf(auditResult(audit), failOn, allowIncomplete)).toBe(status);
  });
});
