import { bucket } from '../bucket.ts';
import { type CatalogTable, trailTable } from '../catalog.ts';
import { healthyBuckets, homeRegion } from '../healthy.ts';
import { accountOf, type Organization, placeOf } from '../organization.ts';
import { workGroup } from '../work-group.ts';
import { company } from './company.ts';
import { type Scar, unknown, unsound } from './scar.ts';

const check = 'investigation/trail-is-queryable';
const protectedResults = 'investigation/results-are-protected';
const groupArn = (account: string, name: string) => `arn:aws:athena:${homeRegion}:${account}:workgroup/${name}`;
const tableArn = (account: string, name: string) => `arn:aws:glue:${homeRegion}:${account}:table/old_queries/${name}`;

/** What is wrong with the means of asking. */
export const investigationScars: readonly Scar[] = [
  {
    because:
      'Of four tables in the security account one reads a bucket of before the merger, one takes a file for a row, one never had a partition, and one looks for folders that CloudTrail does not write.',
    plant: (organization) =>
      add(organization, company.security, [
        broken('before_merger', organization, { location: 's3://harbourline-trail-2019/AWSLogs/', ...plain }),
        broken('one_row_a_file', organization, { inputFormat: 'org.apache.hadoop.mapred.TextInputFormat' }),
        broken('no_partition', organization, { parameters: {} }),
        broken('wrong_folders', organization, {
          parameters: { 'projection.enabled': 'true', ...typed, 'storage.location.template': wrongTemplate },
        }),
      ]),
    shows: [
      unsound(check, null, null, tableArn(company.security, 'before_merger')),
      unsound(check, null, null, tableArn(company.security, 'one_row_a_file')),
      unsound(check, null, null, tableArn(company.security, 'no_partition')),
      unsound(check, null, null, tableArn(company.security, 'wrong_folders')),
    ],
  },
  {
    because:
      'Whoever asks from the security account sets where the answer goes, analysts write to a bucket that went with the old account, and Fernmail leaves privacy to each bucket.',
    plant: (organization) => {
      const at = (account: string) => placeOf(organization, account, homeRegion).workGroups;
      at(company.security).push(
        workGroup('ad-hoc', { EnforceWorkGroupConfiguration: false, ...into('security-adhoc') }),
      );
      at(company.lake).push(workGroup('analysts', into('harbourline-athena-2019')));
      accountOf(organization, company.fernmail).buckets.push(bucket({ Name: 'fernmail-athena' }));
      at(company.fernmail).push(workGroup('orders', into('fernmail-athena')));
    },
    shows: [
      unsound(protectedResults, company.security, null, groupArn(company.security, 'ad-hoc')),
      unsound(protectedResults, company.lake, null, groupArn(company.lake, 'analysts')),
      unknown(protectedResults, company.fernmail, null, groupArn(company.fernmail, 'orders')),
    ],
  },
];

const into = (bucket: string) => ({ ResultConfiguration: { OutputLocation: `s3://${bucket}/results/` } });
const plain = { partitionKeys: [], parameters: {} };
const typed = {
  'projection.account.type': 'injected',
  'projection.region.type': 'injected',
  'projection.day.type': 'date',
  'projection.day.format': 'yyyy-MM-dd',
  'projection.day.range': '2022-01-01,NOW',
};
const wrongTemplate = `s3://${healthyBuckets.trail}/AWSLogs/\${account}/CloudTrail/\${region}/\${day}`;

const broken = (name: string, { id }: Organization, given: Partial<CatalogTable>): CatalogTable =>
  trailTable(name, healthyBuckets.trail, id, given);

function add(organization: Organization, account: string, tables: CatalogTable[]): void {
  placeOf(organization, account, homeRegion).catalog.push({ name: 'old_queries', tables });
}
