import type { LookupEventsCommandInput, LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import type { Call } from '../call.ts';
import { days } from '../estate/ago.ts';
import type { PastEvent } from '../estate/history.ts';
import { uuidOf } from '../estate/resource-id.ts';
import { AwsError } from '../wire/aws-error.ts';

/** LookupEvents: newest first, fifty a page, of one attribute and at most ninety days (CloudTrail API Reference). */
export function lookupEvents(
  { LookupAttributes = [], StartTime, EndTime, MaxResults = 50, NextToken }: LookupEventsCommandInput,
  call: Call,
): Omit<LookupEventsCommandOutput, '$metadata'> {
  const [attribute, ...more] = LookupAttributes;
  if (more.length > 0)
    throw new AwsError('InvalidLookupAttributesException', 'You can only specify one attribute in your request.');
  if (MaxResults < 1 || MaxResults > 50)
    throw new AwsError('InvalidMaxResultsException', 'MaxResults must be between 1 and 50.');
  if (StartTime && EndTime && StartTime > EndTime)
    throw new AwsError('InvalidTimeRangeException', 'The start time must not be after the end time.');
  const found = call.estate.history
    .filter((event) => {
      const time = timeOf(event, call);
      return event.ago <= days(90) && (!StartTime || time >= StartTime) && (!EndTime || time <= EndTime);
    })
    .filter((event) => !attribute || valuesOf(event, attribute.AttributeKey).includes(attribute.AttributeValue ?? ''))
    .sort((a, b) => a.ago - b.ago);
  const page = call.page(found, { token: NextToken, size: MaxResults, most: 50, invalid: 'InvalidNextTokenException' });
  return { Events: page.items.map((event) => described(event, call)), NextToken: page.next };
}

/** CloudTrail keeps whole seconds. */
const timeOf = ({ ago }: PastEvent, call: Call): Date =>
  new Date(Math.floor(call.world.at(ago).getTime() / 1000) * 1000);

function valuesOf({ name, source, readOnly, resources, userIdentity }: PastEvent, key: string | undefined): string[] {
  switch (key) {
    case 'EventName':
      return [name];
    case 'EventSource':
      return [source];
    case 'ReadOnly':
      return [String(readOnly)];
    case 'Username':
      return [usernameOf(userIdentity)];
    case 'ResourceName':
      return resources.map((resource) => resource.name);
    case 'ResourceType':
      return resources.map((resource) => resource.type);
    default:
      throw new AwsError('InvalidLookupAttributesException', `The simulator does not look up by ${key}.`);
  }
}

function described(event: PastEvent, call: Call) {
  const { source, name, readOnly, userIdentity, resources, sourceIPAddress, errorCode, requestParameters } = event;
  const time = timeOf(event, call);
  const EventId = uuidOf('event', call.account.id, call.region, `${source} ${name} ${event.ago}`);
  return {
    EventId,
    EventName: name,
    EventSource: source,
    EventTime: time,
    ReadOnly: String(readOnly),
    Username: usernameOf(userIdentity),
    Resources: resources.map((resource) => ({ ResourceType: resource.type, ResourceName: resource.name })),
    CloudTrailEvent: JSON.stringify({
      eventVersion: '1.11',
      userIdentity: { ...userIdentity, accountId: call.account.id },
      eventTime: `${time.toISOString().slice(0, 19)}Z`,
      eventSource: source,
      eventName: name,
      awsRegion: call.region,
      sourceIPAddress,
      userAgent: 'aws-cli/2.31.0',
      ...(errorCode !== undefined && { errorCode, errorMessage: `${name} was refused` }),
      requestParameters: requestParameters ?? null,
      responseElements: null,
      eventID: EventId,
      readOnly,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: call.account.id,
      eventCategory: 'Management',
    }),
  };
}

/** The name of the user or of the role's session. */
const usernameOf = ({ arn, invokedBy }: PastEvent['userIdentity']): string =>
  arn?.split('/').at(-1) ?? invokedBy ?? 'unknown';
