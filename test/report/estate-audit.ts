import type { AuditResult } from '../../src/core/audit-result.ts';
import type { EstateMap, Flow, Reading, Store } from '../../src/core/estate-map.ts';
import { auditAccount, auditFinding, auditResult } from '../support/audit.ts';

export const ids = {
  management: '111111111111',
  vault: '222222222222',
  tools: '333333333333',
  shop: '444444444444',
  bank: '555555555555',
  sandbox: '666666666666',
  closed: '777777777777',
} as const;

export const central: Store = { type: 'bucket', arn: 'arn:aws:s3:::org-logs', account: ids.vault, location: 'found' };
export const gone: Store = { type: 'bucket', arn: 'arn:aws:s3:::lost-logs', account: null, location: 'absent' };

export const flow = (changes: Partial<Flow> = {}): Flow => ({
  source: 'cloudtrail-management',
  via: `arn:aws:cloudtrail:eu-west-1:${ids.management}:trail/organization`,
  accounts: [ids.management, ids.vault, ids.tools, ids.shop, ids.bank, ids.sandbox],
  regions: ['eu-west-1', 'us-east-1'],
  destination: central,
  state: 'delivers',
  why: 'Passes cloudtrail/logs-are-delivered.',
  findings: [],
  ...changes,
});

export const reading = (changes: Partial<Reading> = {}): Reading => ({
  store: central.arn ?? '',
  reader: { type: 'queue', name: 'intake', arn: `arn:aws:sqs:eu-west-1:${ids.tools}:intake`, account: ids.tools },
  state: 'delivers',
  why: 'It is told of new objects.',
  findings: [],
  ...changes,
});

/** Everything that a map can show: what arrives, what is broken, what leads nowhere and what nobody saw. */
export const smallMap = (): EstateMap => ({
  accounts: [
    { id: ids.management, roles: [{ role: 'management', why: 'AWS Organizations names it.' }] },
    { id: ids.vault, roles: [{ role: 'log-archive', why: 'Its buckets are sent logs.' }] },
    { id: ids.tools, roles: [{ role: 'siem', why: 'Its queue takes in logs.' }] },
    { id: '999999999999', roles: [{ role: 'siem', why: 'It may read.' }] },
  ],
  flows: [
    flow(),
    flow({
      source: 'flow-logs',
      via: null,
      accounts: [ids.shop],
      regions: ['us-east-1'],
      destination: gone,
      state: 'broken',
      why: 'There is no such bucket.',
      findings: ['f-lost'],
    }),
    flow({
      source: 'flow-logs',
      via: null,
      accounts: [ids.bank],
      destination: {
        type: 'log-group',
        arn: `arn:aws:logs:eu-west-1:${ids.bank}:log-group:flows`,
        account: ids.bank,
        location: 'found',
      },
    }),
    flow({
      source: 'guardduty',
      via: null,
      accounts: [ids.sandbox],
      destination: null,
      state: 'broken',
      why: 'Nobody hears of it.',
    }),
    flow({ via: null, accounts: [ids.closed], destination: null, state: 'unknown', why: 'It was denied.' }),
  ],
  readers: [
    reading(),
    reading({
      store: `arn:aws:logs:eu-west-1:${ids.bank}:log-group:flows`,
      reader: null,
      state: 'unknown',
      why: 'None.',
    }),
  ],
});

/** A result that carries a map. @param name of every account, to be shown as it is */
export const estateAudit = (estate: EstateMap | null = smallMap(), name?: string): AuditResult =>
  auditResult({
    organization: {
      id: 'o-exampleorg1',
      managementAccountId: ids.management,
      accounts: Object.entries(ids).map(([own, id]) =>
        auditAccount({ id, name: name ?? own, ou: unitOf(own), scanned: own !== 'closed' }),
      ),
    },
    findings: [auditFinding({ id: 'f-lost', check: 'flow-logs/are-delivered' })],
    estate,
  });

function unitOf(name: string): string[] {
  if (name === 'management') return ['Root'];
  return name === 'vault' || name === 'tools'
    ? ['Root', 'Security']
    : ['Root', name === 'sandbox' ? 'Sandbox' : 'Workloads'];
}
