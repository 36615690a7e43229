/** GetBucketNotificationConfiguration, as the AWS SDK for JavaScript v3 gives it. */
export interface BucketNotification {
  readonly TopicConfigurations?: readonly ({ readonly TopicArn: string } & Heard)[] | undefined;
  readonly QueueConfigurations?: readonly ({ readonly QueueArn: string } & Heard)[] | undefined;
  readonly LambdaFunctionConfigurations?: readonly ({ readonly LambdaFunctionArn: string } & Heard)[] | undefined;
  readonly EventBridgeConfiguration?: object | undefined;
}

interface Heard {
  readonly Events: readonly string[];
}

export interface Listener {
  /** An ARN, or `EventBridge`. */
  readonly target: string;
  readonly events: readonly string[];
  /** It hears of new objects of some kind. */
  readonly hearsOfNew: boolean;
}

/** Whom a bucket notifies; EventBridge hears everything (Amazon S3 User Guide, "Using EventBridge"). */
export function listenersOf(notification: BucketNotification): readonly Listener[] {
  const { TopicConfigurations, QueueConfigurations, LambdaFunctionConfigurations } = notification;
  return [
    ...(TopicConfigurations ?? []).map(({ TopicArn, Events }) => listener(TopicArn, Events)),
    ...(QueueConfigurations ?? []).map(({ QueueArn, Events }) => listener(QueueArn, Events)),
    ...(LambdaFunctionConfigurations ?? []).map((one) => listener(one.LambdaFunctionArn, one.Events)),
    ...(notification.EventBridgeConfiguration ? [listener('EventBridge', ['s3:ObjectCreated:*'])] : []),
  ];
}

function listener(target: string, events: readonly string[]): Listener {
  return { target, events, hearsOfNew: events.some((event) => event.startsWith('s3:ObjectCreated:')) };
}
