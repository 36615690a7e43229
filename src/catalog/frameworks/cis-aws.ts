import type { Framework } from '../../core/check.ts';
import type { FrameworkTable } from '../../core/framework-table.ts';

/** A recommendation in versions 1.4, 3.0, 5.0, 6.0 and 7.0; null where the version has none. */
type Row = readonly [
  title: string,
  v14: string | null,
  v30: string | null,
  v50: string | null,
  v60: string | null,
  v70: string | null,
];

/** Recommendations of the CIS Amazon Web Services Foundations Benchmark, which renumbers them from version to version. */
const recommendations: readonly Row[] = [
  ['The account has a security contact', '1.2', '1.2', '1.2', '2.2', '2.3'],
  ['The root user has no access keys', '1.4', '1.4', '1.3', '2.3', '2.4'],
  ['Root credentials of member accounts are managed centrally', null, null, null, null, '2.1.1'],
  ['The root user has MFA', '1.5', '1.5', '1.4', '2.4', '2.5'],
  ['The root user does no daily work', '1.7', '1.7', '1.6', '2.6', '2.7'],
  ['Users with a console password have MFA', '1.10', '1.10', '1.9', '2.9', '2.10'],
  ['IAM Access Analyzer looks for external access', '1.20', '1.20', '1.19', '2.18', '2.19'],
  ['Public access to buckets is blocked', '2.1.5', '2.1.4', '2.1.4', '3.1.4', '3.1.4'],
  ['New volumes are encrypted by default', '2.2.1', '2.2.1', '5.1.1', null, null],
  ['Security groups do not open administration to 0.0.0.0/0', '5.2', '5.2', '5.3', null, null],
  ['Security groups do not open administration to ::/0', null, '5.3', '5.4', null, null],
  ['Versions of stored objects cannot be removed without MFA', '2.1.3', '2.1.2', '2.1.2', '3.1.2', '3.1.2'],
  ['CloudTrail records in every Region', '3.1', '3.1', '3.1', '4.1', '4.1'],
  ['Trails validate their log files', '3.2', '3.2', '3.2', '4.2', '4.2'],
  ['The bucket of the trail is not public', '3.3', null, null, null, null],
  ['Trails reach CloudWatch Logs', '3.4', null, null, null, null],
  ['AWS Config records in every Region', '3.5', '3.3', '3.3', '4.3', '4.3'],
  ['Access to the bucket of the trail is logged', '3.6', '3.4', '3.4', '4.4', '4.4'],
  ['Trails encrypt with a customer key', '3.7', '3.5', '3.5', '4.5', '4.5'],
  ['Customer keys rotate', '3.8', '3.6', '3.6', '4.6', '4.6'],
  ['Every VPC has flow logs', '3.9', '3.7', '3.7', '4.7', '4.7'],
  ['Writes of S3 objects are recorded', '3.10', '3.8', '3.8', '4.8', '4.8'],
  ['Reads of S3 objects are recorded', '3.11', '3.9', '3.9', '4.9', '4.9'],
  ['Web front ends log access', null, null, null, null, '4.10'],
  ['Refused API calls are watched', '4.1', '4.1', '4.1', '5.1', '5.1'],
  ['Console sign-in without MFA is watched', '4.2', '4.2', '4.2', '5.2', '5.2'],
  ['Use of the root user is watched', '4.3', '4.3', '4.3', '5.3', '5.3'],
  ['Changes of IAM policies are watched', '4.4', '4.4', '4.4', '5.4', '5.4'],
  ['Changes of CloudTrail are watched', '4.5', '4.5', '4.5', '5.5', '5.5'],
  ['Failed console sign-ins are watched', '4.6', '4.6', '4.6', '5.6', '5.6'],
  ['Disabling and deletion of customer keys is watched', '4.7', '4.7', '4.7', '5.7', '5.7'],
  ['Changes of bucket policies are watched', '4.8', '4.8', '4.8', '5.8', '5.8'],
  ['Changes of AWS Config are watched', '4.9', '4.9', '4.9', '5.9', '5.9'],
  ['Changes of security groups are watched', '4.10', '4.10', '4.10', '5.10', '5.10'],
  ['Changes of network ACLs are watched', '4.11', '4.11', '4.11', '5.11', '5.11'],
  ['Changes of network gateways are watched', '4.12', '4.12', '4.12', '5.12', '5.12'],
  ['Changes of route tables are watched', '4.13', '4.13', '4.13', '5.13', '5.13'],
  ['Changes of VPCs are watched', '4.14', '4.14', '4.14', '5.14', '5.14'],
  ['Changes of the organization are watched', '4.15', '4.15', '4.15', '5.15', '5.15'],
  ['Security Hub is enabled', null, '4.16', '4.16', '5.16', '5.16'],
];

const version = (id: Framework, numberOf: (row: Row) => string | null): FrameworkTable => ({
  id,
  controls: Object.fromEntries(
    recommendations
      .flatMap((row) => {
        const number = numberOf(row);
        return number === null ? [] : [[number, row[0]] as const];
      })
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
  ),
});

/** The versions of the benchmark that are in use. */
export const cisAws: readonly FrameworkTable[] = [
  version('cis-aws-1.4', (row) => row[1]),
  version('cis-aws-3.0', (row) => row[2]),
  version('cis-aws-5.0', (row) => row[3]),
  version('cis-aws-6.0', (row) => row[4]),
  version('cis-aws-7.0', (row) => row[5]),
];
