import { el } from './dom.js';

/** A remedy: console steps, and commands in which the finding's own account, Region and resource stand. */
export function remedyParts({ remedy }, finding) {
  const command = (title, text, sign) =>
    text &&
    el(
      'details',
      {},
      el('summary', {}, title),
      el('pre', {}, el('code', {}, finding ? `${headline(finding, sign)}${completed(text, finding)}` : text)),
    );
  return el(
    'div',
    { class: 'remedy' },
    el('p', {}, remedy.text),
    command('AWS CLI', remedy.cli, '#'),
    command('Terraform', remedy.terraform, '#'),
  );
}

const headline = ({ account, accountName, region }, sign) =>
  account === null
    ? ''
    : `${sign} in ${accountName ? `${accountName} (${account})` : account}${region ? `, ${region}` : ''}\n`;

/**
 * A command with its holes, such as TRAIL_ARN, filled where the finding is of such a thing. What the finding does not
 * tell stays a hole: a bucket to log to is for a person to name.
 */
export function completed(text, { region, resource }) {
  const [, , service = '', ownRegion = '', , ...rest] = (resource ?? '').split(':');
  const kind = rest.join(':');
  const name = kind.replace(/^[^/:]*[/:]/, '');
  const holes = [
    ['REGION', ownRegion || region],
    ...(kinds.find(([of, begin]) => service === of && kind.startsWith(begin))?.[2](resource, name) ?? []),
  ];
  return holes.reduce(
    (filledText, [hole, value]) =>
      value ? filledText.replaceAll(new RegExp(`\\b${hole}\\b`, 'g'), () => value) : filledText,
    text,
  );
}

/** Which holes a resource fills: service, beginning of what follows the account in its ARN, and the holes. */
const kinds = [
  [
    'cloudtrail',
    'trail/',
    (arn, name) => [
      ['TRAIL_ARN', arn],
      ['TRAIL_NAME', name],
    ],
  ],
  ['cloudtrail', 'eventdatastore/', (arn) => [['EVENT_DATA_STORE_ARN', arn]]],
  ['guardduty', 'detector/', (_arn, name) => [['DETECTOR_ID', name]]],
  ['ec2', 'vpc/', (_arn, name) => [['VPC_ID', name]]],
  ['ec2', 'vpc-flow-log/', (_arn, name) => [['FLOW_LOG_ID', name]]],
  [
    'kms',
    'key/',
    (arn, name) => [
      ['KEY_ARN', arn],
      ['KEY_ID', name],
    ],
  ],
];
