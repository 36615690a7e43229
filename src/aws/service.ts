/** An AWS service as the scanner calls it. */
export interface Service {
  /** The SDK's serviceId in lower case with dashes, such as `config-service`; names the endpoint variable too. */
  readonly id: string;
  /** The prefix of its IAM actions, such as `config`. */
  readonly iam: string;
  /** Requests a second that one account and Region stands for its slow reads; undefined for no limit of ours. */
  readonly perSecond?: number;
  /** Loads the SDK package when a call first needs it. */
  readonly load: () => Promise<ClientClass>;
}

/** The constructor of an SDK client; the options are built in one place, `clients.ts`. */
export type ClientClass = new (options: never) => object;

export const defineService = (service: Service): Service => service;
