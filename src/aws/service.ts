/** An AWS service as the scanner calls it. */
export interface Service {
  /** The SDK's serviceId in lower case with dashes, such as `config-service`; names the endpoint variable too. */
  readonly id: string;
  /** The prefix of its IAM actions, such as `config`. */
  readonly iam: string;
  /** Requests a second that one account and Region stands for its slow reads; undefined for no limit of ours. */
  readonly perSecond?: number;
  /** Operations with a lower limit of their own, in requests a second. They do not count towards the service's. */
  readonly perSecondOf?: Readonly<Record<string, number>>;
  /** Loads the SDK package when a call first needs it. */
  readonly load: () => Promise<ClientClass>;
}

/** The constructor of an SDK client; the options are built in one place, `clients.ts`. */
export type ClientClass = new (options: never) => object;

/** The budget from which an operation is paid, and how many a second it stands. */
export function budgetOf(
  { id, perSecond, perSecondOf }: Service,
  operation: string,
): { readonly name: string; readonly perSecond: number | undefined } {
  const own = perSecondOf?.[operation];
  return own === undefined ? { name: id, perSecond } : { name: `${id}/${operation}`, perSecond: own };
}

export const defineService = (service: Service): Service => service;
