import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import { factTexts } from '../../src/report/finding-view.ts';
import { visibleText } from '../../src/report/visible-text.ts';
import { waiverNote } from '../../src/report/waiver-text.ts';
import { auditAccount, auditFinding, auditResult, checkSummary, coverageRow } from '../support/audit.ts';
import { formatAudit, hostileTexts } from './format-audit.ts';
import { htmlOf } from './html-of.ts';
import { richAudit } from './rich-audit.ts';

/** The page's own script, reading the blocks of this report as a browser would. */
async function inPage(audit: AuditResult) {
  vi.resetModules();
  const elements = new Map(
    [...htmlOf(audit).matchAll(/<script type="text\/plain" id="([^"]+)">([^<]*)<\/script>/g)].map(
      ([, id, textContent]) => [id, { textContent }],
    ),
  );
  vi.stubGlobal('document', { getElementById: (id: string) => elements.get(id) ?? null });
  const file = (name: string) => import(new URL(`../../templates/script/${name}`, import.meta.url).href);
  const [findings, select, coverage] = await Promise.all(['findings.js', 'select.js', 'coverage.js'].map(file));
  const [sets, names] = await Promise.all([findings.allFindings(), findings.names()]);
  /** The findings that are wanted, in the page's order. */
  const chosen = async (want: Readonly<Record<string, string>>) => {
    const rests = want['cell'] ? await coverage.restsOf(want['cell']) : new Map();
    const slices = select.select(sets, names, (name: string) => want[name] ?? '', rests);
    const rows: [object, object, number][] = select.pageOf(slices, 0, 1e9);
    expect(select.countOf(slices)).toBe(rows.length);
    return rows.map(([set, run, row]) => findings.findingAt(set, run, row, names));
  };
  return { chosen, select, sets, names };
}

afterEach(() => vi.unstubAllGlobals());

const shown = (finding: Finding) => ({
  check: visibleText(finding.check),
  outcome: finding.outcome,
  severity: finding.severity,
  gap: finding.gap ?? '',
  account: finding.account,
  region: finding.region,
  resource: finding.resource === null ? null : visibleText(finding.resource),
  message: visibleText(finding.message),
  operation: visibleText(finding.operation),
  waiver: visibleText(waiverNote(finding)),
  facts: factTexts(finding).map(({ name, value }) => ({ name: visibleText(name), value: visibleText(value) })),
});
const sorted = (findings: readonly object[]) => findings.map((finding) => JSON.stringify(finding)).sort();

test('every finding is in the page, as it was', async () => {
  const audit = richAudit();
  const { chosen } = await inPage(audit);
  const all = await chosen({});
  expect(sorted(all.map(({ number: _number, accountName: _name, ...finding }) => finding))).toEqual(
    sorted(audit.findings.map(shown)),
  );
});

test.each(hostileTexts)('and so it is where somebody wrote %j', async (text) => {
  const audit = formatAudit(text);
  const { chosen } = await inPage(audit);
  const all = await chosen({});
  expect(sorted(all.map(({ number: _number, accountName: _name, ...finding }) => finding))).toEqual(
    sorted(audit.findings.map(shown)),
  );
});

describe('what is chosen', () => {
  const [one, two] = ['111111111111', '222222222222'];
  const config = checkSummary({
    id: 'config/recorder-is-recording',
    title: 'Config records',
    failureTitle: 'Config does not record',
    source: 'config',
    controls: { 'pci-dss-4.0.1': ['10.2'] },
  });
  const found = (message: string, changes: Partial<Finding> = {}) =>
    auditFinding({ message, severity: 'high', ...changes });
  const audit = auditResult({
    organization: {
      id: 'o-1',
      managementAccountId: null,
      accounts: [
        auditAccount({ id: one, name: 'payments', ou: ['Root', 'Workloads', 'Production'] }),
        auditAccount({ id: two, name: 'archive', ou: ['Root', 'Security'] }),
      ],
    },
    scope: { targets: [one, two].map((account) => ({ account, region: 'eu-west-1' })), skipped: [] },
    checks: [checkSummary(), config],
    findings: [
      found('passes', { outcome: 'pass' }),
      found('is open', { outcome: 'unknown', account: two }),
      found('fails', { region: 'us-east-1', resource: `arn:aws:s3:::Logs-${one}` }),
      found('is worse', { severity: 'critical', region: null, facts: { Status: 'SUSPENDED' } }),
      found('is waived', {
        severity: 'critical',
        waiver: { reason: 'until the move', owner: 'soc', expires: '2027-01-01' },
      }),
      found('is of the organization', { check: config.id, account: null, region: null, outcome: 'not-applicable' }),
      found('of config', { check: config.id, id: 'elsewhere', account: two }),
    ],
    coverage: [
      coverageRow('unsound', { account: one, source: 'config', findings: ['elsewhere'] }),
      coverageRow('covered', { account: two, source: 'config' }),
    ],
  });
  const worstFirst = ['is worse', 'fails', 'of config', 'is waived', 'is open', 'passes', 'is of the organization'];

  test.each<[Record<string, string>, readonly string[]]>([
    [{}, worstFirst],
    [{ outcome: 'fail' }, worstFirst.slice(0, 4)],
    [{ outcome: 'open' }, worstFirst.slice(0, 5)],
    [{ severity: 'critical' }, ['is worse', 'is waived']],
    [{ waived: 'yes' }, ['is waived']],
    [{ waived: 'no', severity: 'critical' }, ['is worse']],
    [{ source: 'config' }, ['of config', 'is of the organization']],
    [{ account: two }, ['of config', 'is open']],
    [{ account: 'none' }, ['is of the organization']],
    [{ ou: 'Root / Workloads' }, ['is worse', 'fails', 'is waived', 'passes']],
    [{ ou: 'Root / Work' }, []],
    [{ region: 'us-east-1' }, ['fails']],
    [{ framework: 'pci-dss-4.0.1' }, ['of config', 'is of the organization']],
    [{ control: '10.2' }, ['of config', 'is of the organization']],
    [{ framework: 'aws-fsbp', control: '10.2' }, []],
    [{ check: config.id, outcome: 'fail' }, ['of config']],
    [{ q: 'PAYMENTS worse' }, ['is worse']],
    [{ q: 'suspended' }, ['is worse']],
    [{ q: 'logs-1111' }, ['fails']],
    [{ q: 's3:::logs-1111' }, ['fails']],
    [{ q: 'us-east' }, ['fails']],
    [{ q: 'until' }, ['is waived']],
    [{ q: 'recorder-is', outcome: 'fail' }, ['of config']],
    [{ q: 'nowhere' }, []],
    [{ cell: `config,${one},eu-west-1` }, ['of config']],
    [{ cell: `config,${two},eu-west-1` }, ['of config']],
    [{ cell: `guardduty,${one},eu-west-1` }, ['is worse', 'is waived']],
    [{ cell: `all,${one},eu-west-1` }, ['is worse', 'of config', 'is waived']],
  ])('by %j', async (want, messages) => {
    const { chosen } = await inPage(audit);
    expect((await chosen(want)).map(({ message }) => message)).toEqual(messages);
  });

  test('comes page by page', async () => {
    const { select, sets, names } = await inPage(audit);
    const slices = select.select(sets, names, () => '', new Map());
    expect([0, 3, 6, 9].map((from) => select.pageOf(slices, from, 3).length)).toEqual([3, 3, 1, 0]);
  });
});
