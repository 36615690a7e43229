import check from '../../../checks/organization/security-administrator-is-delegated.ts';
import { describeCheck, logArchive, management, security } from '../../support/describe-check.ts';

const guardDuty = 'guardduty.amazonaws.com';
const config = 'config.amazonaws.com';
const securityHub = 'securityhub.amazonaws.com';
const cloudTrail = 'cloudtrail.amazonaws.com';
const access = [guardDuty, config, securityHub, cloudTrail].map((ServicePrincipal) => ({ ServicePrincipal }));
const all = [guardDuty, config, securityHub, cloudTrail];
const delegated = { outcome: 'pass', message: 'delegated' } as const;

describeCheck(check, {
  passing: {
    'one account for all': {
      evidence: { access, administrators: [{ Id: security, Services: all }] },
      expect: all.map((resource) => ({ ...delegated, resource, text: security })),
    },
    'Config by its multi-account set-up, and a second administrator of it': {
      evidence: {
        access,
        administrators: [
          { Id: logArchive, Services: [config] },
          { Id: security, Services: [guardDuty, 'config-multiaccountsetup.amazonaws.com', securityHub, cloudTrail] },
        ],
      },
      expect: [delegated, { ...delegated, text: `${logArchive}, ${security}` }, delegated, delegated],
    },
  },
  failing: {
    'nothing is delegated': {
      evidence: { access, administrators: [] },
      expect: all.map((resource) => ({ outcome: 'fail', gap: 'missing', message: 'none', resource })),
    },
    'CloudTrail is not delegated': {
      evidence: { access, administrators: [{ Id: security, Services: [guardDuty, config, securityHub] }] },
      expect: [
        delegated,
        delegated,
        delegated,
        { outcome: 'fail', gap: 'missing', message: 'none', resource: cloudTrail },
      ],
    },
    'Config is administered by another account than the rest': {
      evidence: {
        access,
        administrators: [
          { Id: logArchive, Services: [config] },
          { Id: security, Services: [guardDuty, securityHub, cloudTrail] },
        ],
      },
      expect: [
        delegated,
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'split',
          resource: config,
          text: `while account ${security} administers GuardDuty, Security Hub, CloudTrail`,
        },
        delegated,
        delegated,
      ],
    },
    'the management account is no security account': {
      evidence: {
        access,
        administrators: [
          { Id: management, Services: [guardDuty] },
          { Id: security, Services: [config, securityHub, cloudTrail] },
        ],
      },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'management', text: management },
        delegated,
        delegated,
        delegated,
      ],
    },
  },
  others: {
    'Security Hub is judged only where it is used': {
      evidence: {
        access: access.filter(({ ServicePrincipal }) => ServicePrincipal !== securityHub),
        administrators: [{ Id: security, Services: [guardDuty, config, cloudTrail] }],
      },
      expect: [
        delegated,
        delegated,
        { outcome: 'not-applicable', message: 'unused', resource: securityHub },
        delegated,
      ],
    },
    'an administrator of something else is none of security': {
      evidence: { access, administrators: [{ Id: logArchive, Services: ['ssm.amazonaws.com'] }] },
      expect: all.map(() => ({ outcome: 'fail', gap: 'missing', message: 'none' })),
    },
  },
});
