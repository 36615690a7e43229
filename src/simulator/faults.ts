import type { ServiceName } from './wire/service.ts';

/** Which requests a fault strikes; what is absent does not matter. */
export interface FaultMatch {
  readonly service?: ServiceName;
  readonly operation?: string;
  readonly account?: string;
  readonly region?: string;
}

/** What goes wrong. */
export type FaultKind =
  /** The connection is closed without an answer. */
  | { readonly kind: 'reset' }
  /** The answer is cut in half and the connection closed. */
  | { readonly kind: 'truncate' }
  /** 200 with a web page, as from a captive proxy. */
  | { readonly kind: 'html' }
  /** 200 with a body that is not of the protocol. */
  | { readonly kind: 'malformed' }
  /** No host answers: the connection is closed at every try, as where a Region has no endpoint for the service. */
  | { readonly kind: 'no-endpoint' }
  /** So many milliseconds later. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The service's own throttling error. */
  | { readonly kind: 'throttle' }
  /** Any error, in the words of the service's protocol. */
  | { readonly kind: 'error'; readonly code: string; readonly message?: string; readonly status?: number };

/** A fault, and how often it strikes. */
export type Fault = FaultKind & {
  readonly match?: FaultMatch;
  /** Strikes only the first so many requests that match. */
  readonly times?: number;
  /** Strikes every n-th request that matches. */
  readonly every?: number;
};

/** Decides for each request which fault strikes it. */
export interface Faults {
  strike(request: {
    service: ServiceName;
    operation: string;
    account: string | undefined;
    region: string;
  }): FaultKind | undefined;
}

/** Faults in the order given; the first that strikes wins. Counts are kept from the start of the simulator. */
export function faultsOf(faults: readonly Fault[]): Faults {
  const seen = faults.map(() => 0);
  return {
    strike(request) {
      for (const [index, fault] of faults.entries()) {
        const { service, operation, account, region } = fault.match ?? {};
        const hits =
          (service === undefined || service === request.service) &&
          (operation === undefined || operation === request.operation) &&
          (account === undefined || account === request.account) &&
          (region === undefined || region === request.region);
        if (!hits) continue;
        const count = (seen[index] ?? 0) + 1;
        seen[index] = count;
        if (fault.times !== undefined && count > fault.times) continue;
        if (fault.every !== undefined && count % fault.every !== 0) continue;
        return fault;
      }
      return undefined;
    },
  };
}
