import check from '../../../checks/organization/trusted-access-is-enabled.ts';
import { describeCheck } from '../../support/describe-check.ts';

const cloudTrail = { ServicePrincipal: 'cloudtrail.amazonaws.com', DateEnabled: '2024-01-01T00:00:00.000Z' };
const config = { ServicePrincipal: 'config-multiaccountsetup.amazonaws.com' };
const guardDuty = { ServicePrincipal: 'guardduty.amazonaws.com' };

describeCheck(check, {
  passing: {
    'all three services, among others': {
      evidence: { access: [{ ServicePrincipal: 'sso.amazonaws.com' }, guardDuty, config, cloudTrail] },
      expect: [
        {
          outcome: 'pass',
          message: 'enabled',
          resource: 'cloudtrail.amazonaws.com',
          facts: { ServicePrincipal: 'cloudtrail.amazonaws.com', DateEnabled: '2024-01-01T00:00:00.000Z' },
        },
        { outcome: 'pass', message: 'enabled', resource: 'config-multiaccountsetup.amazonaws.com' },
        { outcome: 'pass', message: 'enabled', resource: 'guardduty.amazonaws.com' },
      ],
    },
  },
  failing: {
    'GuardDuty left out': {
      evidence: { access: [cloudTrail, config] },
      expect: [
        { outcome: 'pass' },
        { outcome: 'pass' },
        { outcome: 'fail', gap: 'missing', message: 'off', resource: 'guardduty.amazonaws.com', text: 'detectors' },
      ],
    },
    'the aggregator of Config is not its multi-account set-up': {
      evidence: { access: [cloudTrail, guardDuty, { ServicePrincipal: 'config.amazonaws.com' }] },
      expect: [
        { outcome: 'pass' },
        { outcome: 'fail', gap: 'missing', message: 'off', resource: 'config-multiaccountsetup.amazonaws.com' },
        { outcome: 'pass' },
      ],
    },
    'no service at all': {
      evidence: { access: [] },
      expect: [
        { outcome: 'fail', gap: 'missing' },
        { outcome: 'fail', gap: 'missing' },
        { outcome: 'fail', gap: 'missing' },
      ],
    },
  },
});
