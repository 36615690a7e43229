import type { Audit } from '../core/audit.ts';
import type { CheckSummary } from '../core/audit-result.ts';
import { counted } from '../core/counted.ts';
import type { Finding } from '../core/finding.ts';
import { firstOf, only } from '../core/series.ts';
import type { Severity } from '../core/severity.ts';
import { accountNames, accountText, type NamedAccount } from './account-names.ts';
import { shortened } from './shortened.ts';
import { unreadTallies } from './unread-tallies.ts';
import { visibleText } from './visible-text.ts';
import { waiverNote, waiverText } from './waiver-text.ts';
import { waiverLine, waiverViews } from './waiver-view.ts';

/** GitHub code scanning refuses a run with more results ("SARIF support for code scanning"). */
const mostResults = 25_000;

/**
 * SARIF 2.1.0 (OASIS): a rule per check, a result per failing or unknown finding, worst first. A waived one carries a
 * suppression. What could not be read, and what went wrong in a check, are notifications of the invocation.
 */
export function renderSarif(audit: Audit): string {
  const nameOf = accountNames(audit);
  const rules = new Map(audit.checks.map(({ id }, index) => [id, index]));
  const told = firstOf(audit.findings, mostResults, ({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  const broken = [...only(audit.findings, ({ outcome }) => outcome === 'error')];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: audit.tool.name,
            version: audit.tool.version,
            semanticVersion: audit.tool.version,
            rules: audit.checks.map(ruleOf),
          },
        },
        automationDetails: { id: `blindspot/${pathSegment(audit.organization.id ?? 'account')}/` },
        invocations: [
          {
            executionSuccessful: audit.run.complete && broken.length === 0,
            startTimeUtc: audit.run.startedAt,
            ...(audit.run.finishedAt !== null && { endTimeUtc: audit.run.finishedAt }),
            toolExecutionNotifications: [
              ...(audit.run.complete ? [] : [notification('warning', 'The scan ended before it had read all.')]),
              ...broken.map(({ check, message }) => notification('error', `The check ${check} failed: ${message}`)),
              ...unreadTallies(audit).map(({ reason, name, pieces }) =>
                notification('warning', `${name} (${reason}): ${counted(pieces, 'piece')} of evidence unread.`),
              ),
              ...waiverViews(audit)
                .filter(({ status }) => status !== 'used')
                .map((view) => notification('warning', waiverLine(view))),
              ...(told.count > mostResults
                ? [notification('warning', `${counted(told.count - mostResults, 'milder result')} left out.`)]
                : []),
            ],
          },
        ],
        results: told.first.map((finding) => resultOf(finding, rules.get(finding.check), nameOf)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

const ruleOf = (check: CheckSummary) => ({
  id: check.id,
  name: shortened(check.title, 255),
  shortDescription: { text: shortened(check.failureTitle, 1024) },
  fullDescription: { text: shortened(check.why, 1024) },
  help: { text: [check.why, check.remedy.text, check.remedy.cli ?? ''].filter((part) => part !== '').join('\n\n') },
  defaultConfiguration: { level: levels[check.severity] },
  properties: {
    // GitHub keeps twenty tags of a rule at most.
    tags: ['security', check.source, ...Object.keys(check.controls)].slice(0, 20),
    precision: 'very-high',
    ...(check.severity !== 'info' && { 'security-severity': scores[check.severity] }),
    version: check.version,
    controls: check.controls,
  },
});

function resultOf(finding: Finding, rule: number | undefined, nameOf: (id: string) => NamedAccount) {
  const { account, region, resource, waiver } = finding;
  const named = account === null ? 'organization' : accountText(nameOf(account));
  return {
    ruleId: finding.check,
    ...(rule !== undefined && { ruleIndex: rule }),
    level: levels[finding.severity],
    message: { text: visibleText(messageOf(finding)) || finding.check },
    locations: [
      {
        physicalLocation: {
          // A path below the repository, which need not be there; GitHub wants one, with a region of text.
          artifactLocation: { uri: `aws/${pathSegment(account ?? 'organization')}/${pathSegment(region ?? 'global')}` },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
        },
        logicalLocations: [
          logical('account', named, account ?? 'organization'),
          ...(region === null ? [] : [logical('region', region, `${account ?? 'organization'}/${region}`)]),
          ...(resource === null ? [] : [logical('resource', resource, resource)]),
        ],
      },
    ],
    // GitHub compares only primaryLocationLineHash.
    partialFingerprints: { 'blindspotFindingId/v1': finding.id, primaryLocationLineHash: `${finding.id}:1` },
    ...(waiver && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: visibleText(waiverText(waiver)) }],
    }),
    properties: {
      outcome: finding.outcome,
      ...(finding.gap && { gap: finding.gap }),
      severity: finding.severity,
      operation: finding.operation,
      facts: finding.facts,
      ...(finding.unread && { unread: finding.unread }),
      ...(finding.expiredWaiver && { expiredWaiver: finding.expiredWaiver }),
    },
  };
}

/** That a waiver has expired is told beside the message: a suppression that no longer holds is none. */
const messageOf = (finding: Finding): string =>
  finding.expiredWaiver ? `${finding.message} ${waiverNote(finding)}` : finding.message;

const logical = (kind: string, name: string, fullyQualifiedName: string) => ({
  kind,
  name: visibleText(name),
  fullyQualifiedName: visibleText(fullyQualifiedName),
});

const notification = (level: 'warning' | 'error', text: string) => ({ level, message: { text: visibleText(text) } });

/** Account ids and Regions as they are; anything else cannot leave its place in the path. */
const pathSegment = (text: string): string => text.replace(/[^A-Za-z0-9-]/g, '_') || '_';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** GitHub calls over 9.0 critical, 7.0 to 8.9 high, 4.0 to 6.9 medium, 0.1 to 3.9 low. */
const scores: Readonly<Record<Exclude<Severity, 'info'>, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
};
