import { sourcesLacking, subscribersOf } from '../../src/analysis/security-lake.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logReadingControls } from '../../src/core/controls/log-reading-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { securityLakes } from '../../src/evidence/security-lake.ts';

/** Accounts that a message names. */
const named = 3;

export default defineCheck({
  id: 'routes/security-lake-is-complete',
  title: 'Security Lake takes the records of all accounts and Regions, and somebody reads it',
  failureTitle: 'Security Lake is in use, and does not have everything',
  severity: 'info',
  source: 'routes',
  breadth: 'organization',
  quantifier: 'own',
  why: 'Who investigates in a lake believes what it shows. An account or a Region that it does not take looks like one in which nothing happened.',
  remedy: {
    text: 'Add the lacking sources for all accounts, enable Security Lake in every Region in use, and give it a subscriber.',
    cli: 'aws securitylake create-aws-log-source --sources \'[{"regions":["REGION"],"accounts":["ACCOUNT_ID"],"sourceName":"CLOUD_TRAIL_MGMT"}]\'',
    terraform:
      'resource "aws_securitylake_aws_log_source" "trail" {\n  source {\n    accounts    = ["ACCOUNT_ID"]\n    regions     = ["REGION"]\n    source_name = "CLOUD_TRAIL_MGMT"\n  }\n}',
  },
  controls: logReadingControls,
  requirements: ['S5'],
  changedBy: [
    'securitylake:CreateAwsLogSource',
    'securitylake:DeleteAwsLogSource',
    'securitylake:CreateDataLake',
    'securitylake:DeleteDataLake',
    'securitylake:UpdateDataLake',
    'securitylake:CreateSubscriber',
    'securitylake:DeleteSubscriber',
  ],
  needs: { lakes: securityLakes },
  messages: {
    unused: 'Security Lake is not used.',
    complete: 'The lake in {region} takes the records of every account ({count}), and {subscribers} read it.',
    broken: 'The lake in {region} was not made: createStatus is {status}.',
    gaps: 'The lake in {region} lacks {gaps}.',
    unheard: 'The lake in {region} has no active subscriber: nobody but its administrator reads it.',
    everywhere: 'There is a lake in every Region that was scanned ({count}).',
    narrow: 'There is a lake in {lakes}, and none in {regions}: what happens there is in no lake.',
  },
  *evaluate({ lakes: { entries, unread } }, { estate, pass, unsound, unknown, notApplicable }) {
    const lakes = entries.flatMap((one) => (one.value ? [{ ...one, value: one.value }] : []));
    const [open] = unread;
    if (lakes.length === 0) return yield open ? unknown(open.unread) : notApplicable('unused');
    const active = estate.accounts.filter(({ state }) => state === 'ACTIVE').map(({ id }) => id);
    for (const lake of lakes) {
      const { dataLakeArn: resource, createStatus: status, Sources } = lake.value;
      const region = lake.region ?? '';
      if (status !== 'COMPLETED') {
        yield unsound('broken', { region, status: status ?? 'absent' }, { resource, facts: { createStatus: status } });
        continue;
      }
      if (!isCollected(Sources)) {
        yield unknown(Sources, { resource });
        continue;
      }
      const lacking = sourcesLacking(Sources.value, active);
      if (lacking.length > 0) {
        const gaps = lacking.map(({ source, accounts }) => {
          const rest = accounts.length > named ? ` and ${accounts.length - named} more` : '';
          return `${source} of ${accounts.length === active.length ? 'every account' : `${accounts.slice(0, named).join(', ')}${rest}`}`;
        });
        const facts = { lacking: lacking.map(({ source, accounts }) => ({ source, accounts: [...accounts] })) };
        yield unsound(
          'gaps',
          { region, gaps: gaps.join('; ') },
          { resource, facts, operation: 'securitylake:ListLogSources' },
        );
        continue;
      }
      const { names, unread: unheard } = subscribersOf(lake, lakes);
      const details = { resource, facts: { subscribers: names }, operation: 'securitylake:ListSubscribers' };
      if (names.length > 0)
        yield pass('complete', { region, count: active.length, subscribers: names.join(', ') }, details);
      else yield unheard ? unknown(unheard, { resource }) : unsound('unheard', { region }, details);
    }
    const having = new Set(lakes.map(({ region }) => region));
    const unasked = new Set(unread.map(({ region }) => region));
    const scanned = [...new Set([...estate.regions.values()].flat())].sort();
    const without = scanned.filter((region) => !having.has(region) && !unasked.has(region));
    const holes = { lakes: [...having].sort().join(', '), regions: without.join(', ') };
    if (without.length > 0) yield unsound('narrow', holes, { facts: { without } });
    else yield open ? unknown(open.unread) : pass('everywhere', { count: scanned.length });
  },
});
