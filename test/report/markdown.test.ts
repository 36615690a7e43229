import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { codeSpan, proseText } from '../../src/report/markdown-text.ts';
import { auditFinding, auditResult, checkSummary, unreadRow } from '../support/audit.ts';
import { formatAudit, hostileTexts } from './format-audit.ts';

test('the summary is what a comment on a pull request needs', () => {
  expect(renderMarkdown(formatAudit())).toBe(`## Blindspot

Organization \`o-exampleorg1\`: 1 account, 1 target, 2026-11-21 09:30 UTC.

**Failing:** 1 critical; 1 waived. Also 1 unknown, 1 error, 1 pass, 1 not-applicable.

### Coverage of targets

| Source | covered | unsound | missing | unknown | not applicable |
|---|---:|---:|---:|---:|---:|
| GuardDuty | 1 | 0 | 1 | 1 | 0 |

### Worst gaps

- **critical** GuardDuty does not look here (\`guardduty/detector-is-enabled\`): 1 finding in 1 account and 1 Region
  An intruder works undisturbed where no detector looks\\.

### Unseen

2 pieces of evidence could not be read; what rests on them is unknown, never a pass.

- \`cloudtrail:DescribeTrails\` denied: 1 piece unread in \`payments-prod (111111111111)\`
- \`payments-prod\` failed: 1 piece unread in \`payments-prod (111111111111)\`

### Waived

- \`config/recorder-is-recording\`: \`Waived until 2027-01-01 by alice: payments-prod\`

<sub>blindspot 0\\.1\\.0; everything is in audit.json.</sub>
`);
});

test('a scan that ended early says so', () => {
  expect(renderMarkdown(auditResult({ run: { complete: false } }))).toContain('**Incomplete: the scan ended before');
});

test.each(hostileTexts)('it is below 60 kB for the largest organization of %j', (text) => {
  const ids = Array.from({ length: 300 }, (_, index) => `${text}${index}`);
  const audit = auditResult({
    checks: ids.map((id) => checkSummary({ id, failureTitle: text.repeat(50), why: text.repeat(50) })),
    findings: ids.map((check) =>
      auditFinding({ check, waiver: { reason: text.repeat(50), owner: text, expires: text } }),
    ),
    unread: ids.map((operation) => unreadRow({ operation, action: operation })),
  });
  const failing = { ...audit, findings: audit.findings.concat(ids.map((check) => auditFinding({ check }))) };
  expect(Buffer.byteLength(renderMarkdown(failing))).toBeLessThan(60_000);
});

/** What is left of a line when its code spans (CommonMark 0.31, section 6.1) and backslash escapes are taken out. */
function bare(line: string): string {
  let rest = line;
  let plain = '';
  while (rest !== '') {
    const escaped = /^\\[!-/:-@[-`{-~]/.exec(rest);
    const fence = /^`+/.exec(rest)?.[0];
    if (escaped) rest = rest.slice(escaped[0].length);
    else if (fence) {
      const close = new RegExp(`(?<!\`)${fence}(?!\`)`).exec(rest.slice(fence.length));
      if (!close) throw new Error(`a code span is not closed: ${line}`);
      rest = rest.slice(fence.length * 2 + close.index);
    } else {
      plain += rest[0];
      rest = rest.slice(1);
    }
  }
  return plain;
}

describe('what others wrote is never markup, a mention or HTML', () => {
  const inert = (text: string) => {
    for (const line of [codeSpan(text), proseText(text)]) {
      expect(line).not.toMatch(/[\r\n]/);
      expect(bare(line)).not.toMatch(/[<>&@#[\]()*_~|!`\\:/]/);
    }
    // Behind an escaped at sign or hash stands a space without width: GitHub looks for both after it has unescaped them.
    expect(proseText(text)).not.toMatch(/[@#](?!\u200b)/);
  };
  test.each(hostileTexts)('%j', inert);
  test('any text', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), inert), { numRuns: 100 }));
  test('any text of the signs of Markdown', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '\\', '@', '#', '<', '[', 'a', ' ', '|', '*') }), inert),
      { numRuns: 100 },
    ));

  test.each(hostileTexts)('the lines of the summary stay as they are with %j', (text) => {
    const shape = (markdown: string) => markdown.split('\n').map((line) => line.slice(0, 2));
    expect(shape(renderMarkdown(formatAudit(text || 'x')))).toEqual(shape(renderMarkdown(formatAudit())));
  });
});
