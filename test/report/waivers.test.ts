import { expect, test } from 'vitest';
import { type WaiverResult, waiverResultSchema } from '../../src/core/waiver.ts';
import { formats } from '../../src/report/formats.ts';
import { renderSummary } from '../../src/report/terminal.ts';
import { waiverLine, waiverViews } from '../../src/report/waiver-view.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';

const mark = (owner: string, expires: string) => ({ reason: `because ${owner} says so`, owner, expires });
const waiver = (changes: Partial<WaiverResult>): WaiverResult =>
  waiverResultSchema.parse({
    check: 'guardduty/*',
    ...mark('alice', '2027-01-01'),
    status: 'used',
    findings: 1,
    ...changes,
  });
const audit = auditResult({
  checks: [checkSummary()],
  findings: [
    auditFinding({ message: 'First.', waiver: mark('alice', '2027-01-01') }),
    auditFinding({ outcome: 'unknown', message: 'Second.', waiver: mark('bob', '2027-02-02') }),
    auditFinding({ message: 'Third.', expiredWaiver: mark('carol', '2026-03-03') }),
  ],
  waivers: [
    waiver({}),
    waiver({ ...mark('bob', '2027-02-02'), unknown: true }),
    waiver({ ...mark('carol', '2026-03-03'), status: 'expired' }),
    waiver({ ...mark('dave', '2027-04-04'), status: 'unused', findings: 0, account: ['111111111111', '2*'] }),
    waiver({ ...mark('erin', '2027-05-05'), status: 'not-run', findings: 0, ou: 'Sandbox', region: 'eu-*' }),
  ],
});

// The map of the estate tells of flows, not of findings.
const { estate: _, ...ofFindings } = formats;

test.each(Object.entries(ofFindings))('%s shows all that is waived, and what is so no longer', (_, { render }) => {
  const text = [render(audit)].flatMap((some) => (typeof some === 'string' ? some : [...some])).join('');
  for (const told of ['alice', '2027-01-01', 'bob', '2027-02-02', 'carol', '2026-03-03']) expect(text).toContain(told);
});

test.each(['html', 'json', 'markdown', 'sarif'] as const)('%s tells of the waiver that nothing needs', (name) => {
  expect([...formats[name].render(audit)].join('')).toContain('dave');
});

test('JUnit skips what is waived, and fails what is so no longer', () => {
  expect([...formats.junit.render(audit)].join('')).toMatch(/tests="3" failures="1" errors="0" skipped="2"/);
});

test('the terminal counts waived findings, and names the waivers that need a hand', () => {
  const text = renderSummary(audit, { color: false, unicode: false, width: 200 });
  expect(text).toContain('failing: 1 critical; 0 pass, 1 unknown, 2 waived');
  expect(text).toContain(`Waivers  expired, or covering nothing:
  waiver of carol for guardduty/*, everywhere, until 2026-03-03: expired: 1 finding is no longer waived by it
  waiver of dave for guardduty/*, account 111111111111 or 2*, until 2027-04-04: unused: it covers nothing and can go
`);
});

test('waivers to be acted on come first', () => {
  expect(waiverViews(audit).map(waiverLine)).toEqual([
    'waiver of carol for guardduty/*, everywhere, until 2026-03-03: expired: 1 finding is no longer waived by it',
    'waiver of dave for guardduty/*, account 111111111111 or 2*, until 2027-04-04: unused: it covers nothing and can go',
    'waiver of erin for guardduty/*, OU Sandbox, Region eu-*, until 2027-05-05: not known: no check that it names ran there',
    'waiver of alice for guardduty/*, everywhere, until 2027-01-01: covers 1 finding',
    'waiver of bob for guardduty/*, everywhere; also what is unknown, until 2027-02-02: covers 1 finding',
  ]);
});

test('without waivers nothing is said of them', () => {
  const none = auditResult({ checks: [checkSummary()], findings: [auditFinding()] });
  for (const text of [
    [...formats.html.render(none)].join(''),
    formats.markdown.render(none),
    renderSummary(none, { color: false, unicode: false, width: 100 }),
  ])
    expect(text).not.toContain('Waiver');
});
