import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { pageScript } from '../../src/report/page-script.ts';
import { auditAccount, auditFinding, auditResult, checkSummary, coverageRow, unreadRow } from '../support/audit.ts';
import { inLists } from '../support/in-lists.ts';
import { htmlOf } from './html-of.ts';
import { type Tag, tagsOf, textOf } from './html-tags.ts';
import { richAudit } from './rich-audit.ts';
import { signalEstate, signalFinding, trailTampering } from './signal-audit.ts';

const templates = new URL('../../templates/', import.meta.url);
const template = (file: string): string => readFileSync(new URL(file, templates), 'utf8');

const script = pageScript(fileURLToPath(new URL('script', templates)));

describe('the page as a document', () => {
  const html = htmlOf(richAudit());
  const tags = tagsOf(html);

  test('is the same, byte for byte, for the same result', () => {
    expect(htmlOf(richAudit())).toBe(html);
  });

  test('is the same whether the findings are in memory or lie in lists', () => {
    const audit = richAudit();
    expect(htmlOf({ ...audit, findings: inLists(audit.findings) })).toBe(html);
  });

  test('closes what it opens, in order', () => {
    const empty = new Set(['meta', 'input', 'rect', 'circle']);
    const open: string[] = [];
    for (const { name, closing } of tags) {
      if (empty.has(name)) continue;
      if (closing) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('names each place once, and every link leads to one of them', () => {
    const ids = attributeValues(tags, 'id');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = attributeValues(tags, 'href');
    expect(links.length).toBeGreaterThan(50);
    const places = new Set(ids.map((id) => `#${id}`));
    expect(links.filter((link) => !places.has(link))).toEqual([]);
    expect(
      attributeValues(tags, 'data-route').filter((route) => !/^#(finding\/|findings\?|accounts$)/.test(route)),
    ).toEqual([]);
  });

  test('refers labels and descriptions to what is there', () => {
    const ids = new Set(attributeValues(tags, 'id'));
    expect(attributeValues(tags, 'aria-labelledby').filter((id) => !ids.has(id))).toEqual([]);
  });

  test('loads nothing: no source, no stylesheet, no address but its own places', () => {
    expect(attributeValues(tags, 'src')).toEqual([]);
    expect(attributeValues(tags, 'style')).toEqual([]);
    expect(tags.filter(({ name }) => ['link', 'img', 'iframe', 'object', 'base'].includes(name))).toEqual([]);
    expect(template('report.css')).not.toMatch(/@import|url\((?!#)/);
    expect(script).not.toMatch(/fetch|XMLHttpRequest|import\(|innerHTML|outerHTML|insertAdjacent|eval|<\/script/i);
  });

  test('lets run only its own style and script, by hash', () => {
    const policy = attributeValues(tags, 'content').find((content) => content.includes('default-src'));
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash(template('report.css'))}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`,
    );
    expect(html).toContain(`<style>${template('report.css')}</style>`);
    expect(html).toContain(`<script>${script}</script>`);
    expect(() => new Function(script)).not.toThrow();
  });

  test('gives every header cell a scope', () => {
    const headers = tags.filter(({ name, closing }) => name === 'th' && !closing);
    expect(headers.length).toBeGreaterThan(100);
    expect(headers.filter(({ attributes }) => !attributes.get('scope'))).toEqual([]);
  });

  test('has its parts in order', () => {
    const text = textOf(html);
    const parts = [
      'Organization o-a1b2c3d4e5',
      'This report is incomplete',
      'Recorded',
      'Watched',
      'Coverage A target',
      'What would you see? Not judged by this scan',
      'The worst gaps',
      'Findings 1,',
      'What could not be seen',
      'Scope Caller',
      'Limits It judges',
    ];
    const places = parts.map((part) => text.indexOf(part, 100));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('the page of a large organization', () => {
  const accounts = Array.from({ length: 200 }, (_, index) =>
    auditAccount({ id: String(100000000000 + index), name: `account-${index}`, ou: ['Root', `Unit ${index % 3}`] }),
  );
  const html = htmlOf(
    auditResult({
      organization: { id: 'o-1', managementAccountId: null, accounts },
      scope: { targets: accounts.map(({ id }) => ({ account: id, region: 'eu-west-1' })), skipped: [] },
      checks: [checkSummary()],
      findings: accounts.map(({ id }) => auditFinding({ account: id })),
      coverage: accounts.map(({ id }) => coverageRow('missing', { account: id })),
    }),
  );
  const folded = html.match(/<noscript>[\s\S]*?<\/noscript>/g) ?? [];

  test('holds what is folded as text for those without script, never one in another', () => {
    expect(folded.length).toBeGreaterThan(1);
    expect(folded.filter((text) => text.lastIndexOf('<noscript>') > 0)).toEqual([]);
    expect(textOf(folded.join(''))).toContain('Enable the detector.');
    expect(htmlOf(richAudit())).not.toContain('<noscript>');
  });

  test('tells each unit and source, and no account by a row of its own', () => {
    const text = textOf(html);
    expect(text).toContain('Root / Unit 0 67 accounts M issing: 67 of 67; covered: 0%');
    expect(text).toContain('200 further accounts, of 200 in all, not shown here.');
    expect(tagsOf(html).length).toBeLessThan(1500);
  });
});

describe('what others wrote', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '{{constructor}} {{{x}}} {{> page}}',
    'javascript:alert(1)',
    '</style></script></title><!--',
    '&lt;b&gt; &#60;script&#62;',
    '` = / onclick=alert(1)',
    'a'.repeat(5000),
    '\u202Egnp.exe\u2066\u0000\u001b[2J\ud800',
  ];
  const harmless = tagsOf(htmlOf(estateNamed('harmless')));

  test.each(hostile)('never becomes markup: %s', (text) => {
    const tags = tagsOf(htmlOf(estateNamed(text)));
    expect(shape(tags)).toEqual(shape(harmless));
    expect(attributeValues(tags, 'href').filter((link) => !link.startsWith('#'))).toEqual([]);
  });

  test.each(hostile.slice(0, 8))('is still shown as it is: %s', (text) => {
    expect(
      textOf(
        htmlOf(
          auditResult({
            organization: { id: 'o-1', managementAccountId: null, accounts: [auditAccount({ name: text })] },
          }),
        ),
      ),
    ).toContain(text.replace(/\s+/g, ' '));
  });

  test('cannot turn the text around it, nor hide in it', () => {
    const html = htmlOf(estateNamed('\u202Egnp.exe\u200b\u0007'));
    expect(html).toContain('⟨U+202E⟩gnp.exe⟨U+200B⟩⟨U+0007⟩');
    expect(html.match(/[\p{Cc}\p{Cf}]/gu)?.filter((character) => character !== '\n')).toEqual([]);
  });

  test('meets no unescaped hole in the templates but the page’s own style and script', () => {
    const files = readdirSync(templates).filter((file) => file.endsWith('.hbs'));
    expect(files.length).toBeGreaterThan(5);
    const holes = files.flatMap((file) => template(file).match(/\{\{\{.*?\}\}\}|\{\{&.*?\}\}/g) ?? []);
    expect([...new Set(holes)].sort()).toEqual(['{{{style}}}']);
  });

  test('is laid out by templates that decide nothing', () => {
    const files = readdirSync(templates).filter((file) => file.endsWith('.hbs'));
    const blocks = files.flatMap((file) => [...template(file).matchAll(/\{\{#(\w+)/g)].map(([, name]) => name));
    expect([...new Set(blocks)].sort()).toEqual(['each', 'if']);
  });
});

describe('what the page says', () => {
  test('that nothing is known to be wrong with the scan, if so', () => {
    const text = textOf(htmlOf(auditResult()));
    expect(text).toContain('Complete. The scan read all that it had planned.');
    expect(text).not.toContain('This report is incomplete');
  });

  test.each<[string, Parameters<typeof auditResult>[0], string]>([
    [
      'the scan ended early',
      { run: { complete: false, finishedAt: null } },
      'The scan ended before it had read all that it had planned.',
    ],
    ['something was unread', { unread: [unreadRow(), unreadRow()] }, '2 pieces of evidence could not be read.'],
    [
      'a finding is unknown',
      { findings: [auditFinding({ outcome: 'unknown' })] },
      '1 finding is unknown: neither a pass nor a fail.',
    ],
    [
      'a check broke',
      { findings: [auditFinding({ outcome: 'error' })] },
      '1 finding is an error in a check and no statement about the estate.',
    ],
    [
      'an account could not be entered',
      {
        organization: {
          id: 'o-1',
          managementAccountId: null,
          accounts: [auditAccount({ scanned: false, unreachable: { code: 'AccessDenied', message: 'no' } })],
        },
      },
      '1 account could not be entered.',
    ],
  ])('aloud, when %s', (_, changes, sentence) => {
    const text = textOf(htmlOf(auditResult(changes)));
    expect(text).toContain('This report is incomplete');
    expect(text).toContain(sentence);
    expect(text).not.toContain('Complete. The scan read');
  });

  test('how many findings it leaves to the script and to audit.json', () => {
    const findings = Array.from({ length: 10 }, (_, index) =>
      auditFinding({ region: `eu-west-${index}`, message: `gap number ${index};` }),
    );
    const html = htmlOf(auditResult({ checks: [checkSummary()], findings }));
    expect(textOf(html)).toContain('5 more findings are in audit.json, which holds all 10.');
    expect(textOf(html)).toContain('gap number 4;');
    expect(textOf(html)).not.toContain('gap number 5;');
  });

  test('a remedy as it was written, line for line', () => {
    const terraform = 'resource "aws_guardduty_detector" "this" {\n  enable = true\n}';
    const html = htmlOf(
      auditResult({
        checks: [checkSummary({ remedy: { text: 'Enable it.', terraform } })],
        findings: [auditFinding()],
      }),
    );
    expect(html).toContain(
      '<pre><code>resource &quot;aws_guardduty_detector&quot; &quot;this&quot; {\n  enable &#x3D; true\n}</code></pre>',
    );
  });

  test('of three hundred accounts no more than a page can bear, each chain once', () => {
    const findings = Array.from({ length: 300 }, (_, index) =>
      Array.from({ length: 20 }, (_none, signal) =>
        signalFinding({
          id: `${signal} ${index}`,
          check: `detections/signal-${signal}-is-alerted`,
          account: String(100000000000 + index),
        }),
      ),
    ).flat();
    const checks = Array.from({ length: 20 }, (_, signal) =>
      checkSummary({ ...trailTampering, id: `detections/signal-${signal}-is-alerted` }),
    );
    const html = htmlOf(signalEstate(findings, { checks }));
    const section = html.slice(html.indexOf('<section id="see"'), html.indexOf('<section id="gaps"'));
    expect(section.match(/<details class="proof"/g)).toHaveLength(20);
    expect(section.length).toBeLessThan(600_000);
    const tags = tagsOf(html);
    const places = new Set(attributeValues(tags, 'id').map((id) => `#${id}`));
    expect(attributeValues(tags, 'href').filter((link) => !places.has(link))).toEqual([]);
  });

  test('that detections were not judged, if so', () => {
    expect(textOf(htmlOf(auditResult()))).toContain(
      'What would you see? Not judged by this scan: none of its checks proves a detection. The worst gaps',
    );
  });

  test('what its limits are', () => {
    const text = textOf(htmlOf(auditResult()));
    expect(text).toContain('AWS X-Ray, are out of scope');
    expect(text).toContain('Flow logs are metadata');
  });
});

const shape = (tags: readonly Tag[]): string[] =>
  tags.map(({ name, closing, attributes }) => `${closing ? '/' : ''}${name} ${[...attributes.keys()].join(' ')}`);

const attributeValues = (tags: readonly Tag[], name: string): string[] =>
  tags.flatMap(({ attributes }) => attributes.get(name) ?? []);

/** A proof in which every text that comes from elsewhere is this one. */
const signalNamed = (text: string) =>
  signalFinding({
    id: `${text} signal`,
    severity: 'low',
    outcome: 'fail',
    gap: 'unsound',
    facts: {
      verdict: 'partial',
      chains: [
        {
          route: text,
          region: text,
          links: ['filter', text].map((kind) => ({
            kind,
            resource: `arn:aws:x:${text}:${text}:${text}`,
            state: 'broken',
            because: text,
          })),
        },
      ],
      brokenLink: text,
      counterExample: { id: text, event: text, note: text },
      unheard: [text, `${text} too`],
      regions: [text],
      falseAlarms: [text],
    },
  });

/** An estate in which every text that comes from elsewhere is this one. */
function estateNamed(text: string): AuditResult {
  const id = '111111111111';
  const facts = { [text]: text, nested: { [text]: [text] } };
  const check = checkSummary({
    id: text,
    title: text,
    failureTitle: text,
    why: text,
    remedy: { text, cli: text, terraform: text },
    controls: { [text]: [text] },
    operations: [text],
  });
  const finding = (outcome: 'fail' | 'pass' | 'unknown', region: string) =>
    auditFinding({
      id: `${text} ${outcome}`,
      check: text,
      outcome,
      account: id,
      region,
      resource: text,
      message: text,
      facts,
      operation: text,
      waiver: { reason: text, owner: text, expires: text },
    });
  const open = { ...finding('fail', 'eu-west-2'), id: `${text} open` };
  delete open.waiver;
  return auditResult({
    organization: {
      id: text,
      managementAccountId: text,
      accounts: [
        auditAccount({ name: text, state: text, ou: [text, text], unreachable: { code: text, message: text } }),
      ],
    },
    scope: {
      targets: [{ account: id, region: text }],
      skipped: [
        { account: id, reason: text },
        { account: id, region: text, reason: text },
      ],
    },
    checks: [check, trailTampering],
    findings: [finding('fail', text), open, finding('unknown', text), finding('pass', text), signalNamed(text)],
    coverage: [coverageRow('missing', { region: text, findings: [`${text} fail`] })],
    unread: [
      unreadRow({ region: text, operation: text, code: text, message: text, action: text, kind: text, resource: text }),
    ],
    run: { caller: text, bundleSha256: text, settings: { [text]: text } },
  });
}
