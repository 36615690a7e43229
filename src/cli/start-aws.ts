import type { Aws } from '../aws/aws.ts';
import type { CollectorEntry } from '../aws/collector.ts';
import type { Sessions } from '../aws/sessions.ts';
import { collectors } from '../catalog/generated/collectors.ts';
import { collectorsFor } from '../collect/collectors-for.ts';
import { type Caller, type Discovery, discover } from '../collect/discover.ts';
import type { Check } from '../core/check.ts';
import type { ScanOptions } from '../core/manifest.ts';
import { type ConnectWith, connect } from './connect.ts';
import { neededKinds } from './needed-kinds.ts';

/** Access to AWS as the caller, and the estate that it can see. */
export interface Started {
  readonly aws: Aws;
  readonly sessions: Sessions;
  readonly caller: Caller;
  readonly discovery: Discovery;
  readonly collectors: readonly CollectorEntry[];
}

/** What starting needs beside the connection. */
export interface StartWith extends ConnectWith {
  readonly options: ScanOptions;
  readonly checks: readonly Check[];
  readonly now: Date;
}

/**
 * Finds out who calls and which accounts there are.
 * @throws {AuditError} `credentials`, `organization` or `usage`
 */
export async function startAws(start: StartWith): Promise<Started> {
  const { options, checks, now } = start;
  const { aws, caller, session, sessions } = await connect(start);
  const extras = { changes: options.changesHours !== undefined, accountTags: options.accountTags !== undefined };
  const chosen = collectorsFor(neededKinds(checks, extras), collectors);
  const discovery = await discover({
    aws,
    caller,
    session,
    options,
    now,
    collector: async (kind) => {
      const entry = collectors.find((one) => one.kind.id === kind);
      if (!entry) throw new Error(`no collector reads ${kind}`);
      return entry.load();
    },
  });
  return { aws, sessions: sessions(discovery.plan, options), caller, discovery, collectors: chosen };
}
