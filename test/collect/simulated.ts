import { onTestFinished } from 'vitest';
import { Aws } from '../../src/aws/aws.ts';
import { Session } from '../../src/aws/session.ts';
import { Sessions } from '../../src/aws/sessions.ts';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import { type KeepAccount, ownWorker } from '../../src/collect/account-worker.ts';
import { type Collection, collect } from '../../src/collect/collect.ts';
import { collectorsFor } from '../../src/collect/collectors-for.ts';
import { discover } from '../../src/collect/discover.ts';
import type { Progress } from '../../src/collect/progress.ts';
import type { Destination } from '../../src/core/destination.ts';
import { type AccountId, accountId, regionName } from '../../src/core/ids.ts';
import type { AccountScope, ScanOptions } from '../../src/core/manifest.ts';
import type { AccountEvidence, EvidenceRecord } from '../../src/core/record.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import type { Organization } from '../../src/simulator/estate/organization.ts';
import { type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';

export const { management, logArchive, security, workload } = healthyAccounts;
export const usEast1 = regionName('us-east-1');
export const now = new Date('2026-11-21T09:30:00Z');

/** What a scan asks for when no flag is given. */
export const scanOptions = (changes: Partial<ScanOptions> = {}): ScanOptions => ({
  roleName: 'BlindspotAudit',
  managementRoleName: null,
  accounts: null,
  excludeAccounts: [],
  ous: null,
  regions: null,
  checks: null,
  singleAccount: false,
  ...changes,
});

/** A sink, and a keeper of accounts, that hold in memory what a bundle would have on disk. */
export function memorySink() {
  const kept = {
    organization: [] as readonly EvidenceRecord[],
    accounts: new Map<string, { evidence: AccountEvidence; scope: AccountScope }>(),
    destinations: [] as readonly Destination[],
    records: [] as readonly EvidenceRecord[],
  };
  const keep: KeepAccount = async (evidence, scope) => {
    kept.accounts.set(scope.id, { evidence, scope });
    return { sha256: `of ${scope.id}` };
  };
  return {
    ...kept,
    kept,
    keep,
    sink: {
      organization: async (records: readonly EvidenceRecord[]) => {
        kept.organization = records;
      },
      account: async () => {},
      destinations: async (_: Date, destinations: readonly Destination[], records: readonly EvidenceRecord[]) => {
        kept.destinations = destinations;
        kept.records = records;
      },
      withdraw: async () => {},
    },
    stored: {
      keep,
      read: async (id: AccountId) => {
        const found = kept.accounts.get(id);
        if (!found) throw new Error(`${id} was not read`);
        return found.evidence;
      },
    },
  };
}

/** The healthy organization, simulated, with what a scan needs to read it; closed when the test ends. */
export async function simulated({
  change = () => {},
  organization = healthyOrganization(),
  as = organization.managementAccountId,
  ...simulator
}: Partial<SimulatorOptions> & { change?: (organization: Organization) => void; as?: string } = {}) {
  change(organization);
  const served = await startSimulator({ organization, now: () => now, ...simulator });
  const controller = new AbortController();
  const aws = new Aws({ concurrency: 64, endpoint: served.url, signal: controller.signal });
  onTestFinished(async () => {
    await aws.close();
    await served.close();
  });
  const session = new Session(accountId(as), async () => served.credentialsOf(as));
  const caller = { arn: `arn:aws:iam::${as}:user/auditor`, account: accountId(as), partition: 'aws' };
  const discovered = (options: Partial<ScanOptions> = {}) =>
    discover({
      aws,
      caller,
      session,
      options: scanOptions(options),
      now,
      collector: async (kind) => {
        const entry = collectors.find((one) => one.kind.id === kind);
        if (!entry) throw new Error(`no collector reads ${kind}`);
        return entry.load();
      },
    });
  /** A whole collection of a few kinds, the needed ones. */
  const collected = async (
    needed: readonly string[],
    options: Partial<ScanOptions> = {},
    changes: Partial<Collection> & { readonly keep?: KeepAccount } = {},
  ) => {
    const discovery = await discovered(options);
    const memory = memorySink();
    const progress: Progress[] = [];
    const reading = {
      aws,
      sessions: new Sessions(aws, {
        partition: 'aws',
        caller: session,
        region: usEast1,
        roleName: 'BlindspotAudit',
        managementAccountId: discovery.plan.managementAccountId,
      }),
      plan: discovery.plan,
      options: scanOptions(options),
      collectors: await Promise.all(collectorsFor(new Set(needed), collectors).map(({ load }) => load())),
      now: () => now,
    };
    const scopes = await collect({
      ...reading,
      discovery,
      callerAccount: caller.account,
      worker: ownWorker(reading, changes.keep ?? memory.keep),
      sink: memory.sink,
      stored: memory.stored,
      earlier: { has: () => false, read: () => Promise.reject(new Error('there is no earlier run')) },
      signal: controller.signal,
      onProgress: (one) => progress.push(one),
      ...changes,
    });
    return { ...memory.kept, scopes, progress };
  };
  return { simulator: served, aws, session, caller, controller, organization, discovered, collected };
}
