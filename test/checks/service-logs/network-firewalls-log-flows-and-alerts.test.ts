import check from '../../../checks/service-logs/network-firewalls-log-flows-and-alerts.ts';
import { collected } from '../../../src/core/evidence.ts';
import type { NetworkFirewall } from '../../../src/evidence/network-firewalls.ts';
import { denied, describeCheck, management, workload } from '../../support/describe-check.ts';

const arnOf = (owner: string, name = 'edge') => `arn:aws:network-firewall:eu-west-1:${owner}:firewall/${name}`;
const firewall = (types: string[], owner: string = workload): NetworkFirewall => ({
  FirewallName: 'edge',
  FirewallArn: arnOf(owner),
  LogDestinationConfigs: collected(types.map((LogType) => ({ LogType, LogDestinationType: 'S3' }))),
});

describeCheck(check, {
  passing: {
    'flows and alerts': {
      evidence: { firewalls: [firewall(['FLOW', 'ALERT'])] },
      expect: [{ outcome: 'pass', message: 'logged', resource: arnOf(workload), text: 'logs FLOW, ALERT' }],
    },
    'one type to two destinations is one type': {
      evidence: { firewalls: [firewall(['ALERT', 'ALERT', 'FLOW', 'TLS'])] },
      expect: [{ outcome: 'pass', message: 'logged', text: 'logs ALERT, FLOW, TLS' }],
    },
  },
  failing: {
    'nothing is logged': {
      evidence: { firewalls: [firewall([])] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', facts: { LogDestinationConfigs: [] } }],
    },
    'alerts only': {
      evidence: { firewalls: [firewall(['ALERT'])] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'but not FLOW' }],
    },
    'TLS inspection only': {
      evidence: { firewalls: [firewall(['TLS'])] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'but not FLOW and ALERT' }],
    },
  },
  others: {
    'no firewalls': { evidence: { firewalls: [] }, expect: [{ outcome: 'not-applicable', message: 'noFirewall' }] },
    'a firewall of another account is judged there': {
      evidence: { firewalls: [firewall([], management)] },
      expect: [{ outcome: 'not-applicable', message: 'shared', text: management }],
    },
    'a firewall that could not be asked': {
      evidence: { firewalls: [{ ...firewall([]), LogDestinationConfigs: denied }] },
      expect: [{ outcome: 'unknown', resource: arnOf(workload), unread: denied }],
    },
  },
});
