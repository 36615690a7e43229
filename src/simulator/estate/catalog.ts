import type { Column, Partition } from '@aws-sdk/client-glue';

/** A database of the Glue Data Catalog. */
export interface CatalogDatabase {
  name: string;
  tables: CatalogTable[];
}

/** A table of the Glue Data Catalog. */
export interface CatalogTable {
  name: string;
  location: string;
  inputFormat: string;
  serde: string;
  columns: Column[];
  partitionKeys: Column[];
  parameters: Record<string, string>;
  partitions: Pick<Partition, 'Values' | 'StorageDescriptor'>[];
}

const column = (Name: string, Type = 'string'): Column => ({ Name, Type });

/** A table over an organization trail as CloudTrail's user guide has it, partitioned by projection for any account. */
export function trailTable(
  name: string,
  bucket: string,
  organizationId: string,
  given: Partial<CatalogTable> = {},
): CatalogTable {
  const location = `s3://${bucket}/AWSLogs/${organizationId}/`;
  return {
    name,
    location,
    inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
    serde: 'org.apache.hive.hcatalog.data.JsonSerDe',
    columns: [
      column('eventversion'),
      column('useridentity', 'struct<type:string,principalid:string,arn:string,accountid:string,username:string>'),
      ...['eventtime', 'eventsource', 'eventname', 'awsregion', 'sourceipaddress', 'useragent'].map((one) =>
        column(one),
      ),
      ...['errorcode', 'errormessage', 'requestparameters', 'responseelements', 'recipientaccountid'].map((one) =>
        column(one),
      ),
    ],
    partitionKeys: [column('account'), column('region'), column('day')],
    parameters: {
      classification: 'cloudtrail',
      'projection.enabled': 'true',
      'projection.account.type': 'injected',
      'projection.region.type': 'injected',
      'projection.day.type': 'date',
      'projection.day.format': 'yyyy/MM/dd',
      'projection.day.range': '2022/01/01,NOW',
      'storage.location.template': `${location}\${account}/CloudTrail/\${region}/\${day}`,
    },
    partitions: [],
    ...given,
  };
}
