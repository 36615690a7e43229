import { declaredReader } from '../../src/analysis/bucket-readers.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { judgeTrailTable } from '../../src/analysis/trail-table/judge-trail-table.ts';
import { trailFolder } from '../../src/analysis/trail-table/trail-folder.ts';
import {
  insightsWays,
  type KeptTarget,
  keptTargets,
  lakeWays,
  securityLakeWays,
  type Way,
} from '../../src/analysis/trail-table/trail-questions.ts';
import { logGroupArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logReadingControls } from '../../src/core/controls/log-reading-controls.ts';
import { counted } from '../../src/core/counted.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { cloudTrailEventDataStores } from '../../src/evidence/cloudtrail-event-data-stores.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { logGroup } from '../../src/evidence/log-group.ts';
import { securityLakes } from '../../src/evidence/security-lake.ts';
import { dayOf, trailTables } from '../../src/evidence/trail-tables.ts';

/** Targets that a message names. */
const named = 3;

export default defineCheck({
  id: 'investigation/trail-is-queryable',
  title: 'The records of every account and Region can be asked',
  failureTitle: 'Records of trails are kept, and cannot be asked',
  severity: 'medium',
  source: 'investigation',
  breadth: 'organization',
  quantifier: 'own',
  why: 'On the day of an intrusion somebody must ask who used the stolen key, and where else. A table that returns nothing looks like an account in which nothing happened.',
  remedy: {
    text: 'Make an Athena table with the input format of CloudTrail over the folder of the trail, with partition projection by account, Region and day; or send the trail to a log group, or to CloudTrail Lake.',
    cli: 'aws athena start-query-execution --work-group investigations --query-string file://create-cloudtrail-table.sql',
    terraform:
      'resource "aws_glue_catalog_table" "cloudtrail" {\n  name          = "cloudtrail"\n  database_name = aws_glue_catalog_database.logs.name\n  parameters = {\n    "projection.enabled"        = "true"\n    "storage.location.template" = "s3://BUCKET/AWSLogs/ORGANIZATION_ID/$${account}/CloudTrail/$${region}/$${day}"\n  }\n  storage_descriptor {\n    location     = "s3://BUCKET/AWSLogs/ORGANIZATION_ID/"\n    input_format = "com.amazon.emr.cloudtrail.CloudTrailInputFormat"\n  }\n}',
  },
  controls: logReadingControls,
  requirements: ['S74', 'S75', 'S97'],
  changedBy: [
    'glue:DeleteTable',
    'glue:UpdateTable',
    'glue:BatchDeletePartition',
    'logs:DeleteLogGroup',
    'cloudtrail:UpdateTrail',
    'cloudtrail:DeleteEventDataStore',
    'securitylake:DeleteAwsLogSource',
  ],
  needs: {
    trails: cloudTrailTrails,
    tables: trailTables,
    stores: cloudTrailEventDataStores,
    lakes: securityLakes,
    groups: logGroup,
  },
  messages: {
    returns: 'Table {table} returns the records of {accounts} ({targets}).',
    empty: 'Table {table} returns no records: {faults}.',
    elsewhere: 'Table {table} returns no records: no live trail delivers to what it reads, {location}.',
    copy: 'Table {table} holds copies ({format}); whether anything adds to them cannot be seen here.',
    asked: 'The records of every account and Region with a live trail can be asked ({count}), by {ways}.',
    partly: 'The records of {count} of {targets} can be asked by nothing, such as {examples}.',
    none: 'Nothing asks the records of any account: there is no table that returns them, no log group, no lake and no declared reader.',
    untracked: 'No live trail was seen: there are no records to ask.',
  },
  *evaluate({ trails, tables, stores, lakes, groups }, context) {
    const { estate, settings, now, pass, missing, unsound, unknown, notApplicable } = context;
    const targets = keptTargets(trails);
    const found = [insightsWays(targets, groups, logGroupArn), lakeWays(stores), securityLakeWays(lakes)];
    const ways: Way[] = found.flatMap((one) => one.ways);
    const unseen = trails.unread.map((one) => one.unread);
    for (const { value } of trails.entries)
      for (const { Status } of value) if (!isCollected(Status)) unseen.push(Status);
    const unread = [...tables.unread.map((one) => one.unread), ...unseen];
    unread.push(...found.flatMap((one) => one.unread));
    const day = dayOf(now);
    const folders = ({ account, region, trails: live }: KeptTarget) =>
      live.map((trail) => trailFolder(trail, estate.organizationId, { account, region }, day));

    for (const { account, region, value } of tables.entries) {
      for (const { DatabaseName, Tables } of value) {
        if (!isCollected(Tables)) {
          unread.push(Tables);
          continue;
        }
        for (const one of Tables.value) {
          const table = `${DatabaseName}.${one.Name}`;
          const resource = `arn:${estate.partition}:glue:${region}:${account}:table/${DatabaseName}/${one.Name}`;
          const { Location = 'no location', InputFormat } = one;
          const details = { resource, facts: { Location, InputFormat }, operation: 'glue:GetTables' };
          const judged = judgeTrailTable(one, day);
          if (judged.state === 'unread') {
            unread.push(judged.unread);
            yield unknown(judged.unread, { resource });
          } else if (judged.state === 'copy') {
            unread.push(inconclusive('glue:GetTables', `table ${table} holds copies that something else writes`));
            yield notApplicable('copy', { table, format: judged.format }, details);
          } else if (judged.state === 'faulty') {
            yield unsound('empty', { table, faults: judged.faults.join('; ') }, details);
          } else {
            const answers = (target: KeptTarget) => folders(target).some(judged.folder);
            const answered = targets.filter(answers);
            ways.push({ name: `table ${table}`, answers });
            const accounts = new Set(answered.map((target) => target.account)).size;
            yield answered.length > 0
              ? pass(
                  'returns',
                  {
                    table,
                    accounts: counted(accounts, 'account'),
                    targets: counted(answered.length, 'account × Region', 'accounts × Regions'),
                  },
                  details,
                )
              : unsound('elsewhere', { table, location: Location }, details);
          }
        }
      }
    }

    const isRead = ({ trails: live }: KeptTarget) =>
      live.some(({ S3BucketName: name }) => {
        const arn = `arn:${estate.partition}:s3:::${name}`;
        return declaredReader(settings, [name, arn], now)?.state === 'attested';
      });
    ways.push({ name: 'a declared reader', answers: isRead });

    if (targets.length === 0) return yield unread[0] ? unknown(unread[0]) : notApplicable('untracked');
    const open = targets.filter((target) => !ways.some(({ answers }) => answers(target)));
    const used = ways.filter(({ answers }) => targets.some(answers)).map(({ name }) => name);
    const facts = { ways: used };
    if (open.length > 0 && unread[0]) return yield unknown(unread[0]);
    if (used.length === 0) return yield missing('none', {}, { facts });
    if (open.length > 0) {
      const examples = open.slice(0, named).map(({ account, region }) => `${account} in ${region}`);
      const holes = {
        count: open.length,
        targets: counted(targets.length, 'account × Region', 'accounts × Regions'),
        examples: examples.join(', '),
      };
      return yield unsound('partly', holes, { facts });
    }
    const [first] = unseen;
    yield first ? unknown(first) : pass('asked', { count: targets.length, ways: used.join(', ') }, { facts });
  },
});
