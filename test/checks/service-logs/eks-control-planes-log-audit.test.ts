import check from '../../../checks/service-logs/eks-control-planes-log-audit.ts';
import { collected } from '../../../src/core/evidence.ts';
import type { EksCluster } from '../../../src/evidence/eks-clusters.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const all = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** A cluster as EKS describes it: the types that are logged, and those that are not. */
function cluster(logged: string[], name = 'shop', status = 'ACTIVE'): EksCluster {
  const clusterLogging = [
    { types: logged, enabled: true },
    { types: all.filter((type) => !logged.includes(type)), enabled: false },
  ].filter(({ types }) => types.length > 0);
  const arn = `arn:aws:eks:eu-west-1:444444444444:cluster/${name}`;
  return { name, arn, described: collected({ status, clusterLogging }) };
}
const { arn } = cluster([]);

describeCheck(check, {
  passing: {
    'every type': {
      evidence: { clusters: [cluster(all)] },
      expect: [{ outcome: 'pass', message: 'logged', resource: arn }],
    },
    'audit and authenticator are enough': {
      evidence: { clusters: [cluster(['audit', 'authenticator'])] },
      expect: [{ outcome: 'pass', message: 'logged', text: 'logs audit, authenticator' }],
    },
    'types that are enabled one by one': {
      evidence: {
        clusters: [
          {
            ...cluster([]),
            described: collected({
              status: 'ACTIVE',
              clusterLogging: [
                { types: ['audit'], enabled: true },
                { types: ['authenticator'], enabled: true },
              ],
            }),
          },
        ],
      },
      expect: [{ outcome: 'pass', message: 'logged' }],
    },
  },
  failing: {
    'nothing is logged': {
      evidence: { clusters: [cluster([])] },
      expect: [
        {
          outcome: 'fail',
          gap: 'missing',
          message: 'none',
          resource: arn,
          facts: { status: 'ACTIVE', clusterLogging: [{ types: all, enabled: false }] },
        },
      ],
    },
    'the API server and the scheduler only': {
      evidence: { clusters: [cluster(['api', 'scheduler'])] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'but not audit and authenticator' }],
    },
    'audit without authenticator': {
      evidence: { clusters: [cluster(['audit'])] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'but not authenticator' }],
    },
  },
  others: {
    'no clusters': { evidence: { clusters: [] }, expect: [{ outcome: 'not-applicable', message: 'noCluster' }] },
    'a cluster that is being deleted is none': {
      evidence: { clusters: [cluster([], 'shop', 'DELETING')] },
      expect: [{ outcome: 'not-applicable', message: 'noCluster' }],
    },
    'one cluster that could not be read does not hide another': {
      evidence: { clusters: [{ ...cluster([]), described: denied }, cluster(all, 'other')] },
      expect: [
        { outcome: 'unknown', resource: arn, unread: denied },
        { outcome: 'pass', message: 'logged' },
      ],
    },
  },
});
