import check from '../../../checks/service-logs/api-stages-log-access.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const group = 'arn:aws:logs:eu-west-1:444444444444:log-group:api';
const rest = (...stages: object[]) => ({ id: 'a1', name: 'orders', Stages: collected(stages) });
const http = (...stages: object[]) => ({
  ApiId: 'b2',
  Name: 'events',
  ProtocolType: 'HTTP',
  Stages: collected(stages),
});
const socket = (...stages: object[]) => ({ ...http(...stages), ProtocolType: 'WEBSOCKET' });
const see = (restApis: unknown[], apis: unknown[] = []) => ({ restApis, apis });
const levels = (given: Record<string, string | undefined>) => ({
  stageName: 'prod',
  methodSettings: Object.fromEntries(Object.entries(given).map(([method, loggingLevel]) => [method, { loggingLevel }])),
});

describeCheck(check, {
  passing: {
    'a REST API with access logs': {
      evidence: see([rest({ stageName: 'prod', accessLogSettings: { destinationArn: group } })]),
      expect: [
        {
          outcome: 'pass',
          message: 'access',
          text: group,
          resource: 'arn:aws:apigateway:eu-west-1::/restapis/a1/stages/prod',
        },
      ],
    },
    'access logs, although a method has no execution logs': {
      evidence: see([rest({ ...levels({ 'orders/GET': 'OFF' }), accessLogSettings: { destinationArn: group } })]),
      expect: [{ outcome: 'pass', message: 'access' }],
    },
    'execution logs of every method': {
      evidence: see([rest(levels({ '*/*': 'INFO', '~1orders/POST': 'INFO' }))]),
      expect: [{ outcome: 'pass', message: 'execution' }],
    },
    'an HTTP API with access logs': {
      evidence: see([], [http({ StageName: '$default', AccessLogSettings: { DestinationArn: group } })]),
      expect: [{ outcome: 'pass', resource: 'arn:aws:apigateway:eu-west-1::/apis/b2/stages/$default' }],
    },
    'a WebSocket API whose routes log as the stage does': {
      evidence: see(
        [],
        [socket({ StageName: 'v1', DefaultRouteSettings: { LoggingLevel: 'INFO' }, RouteSettings: { $connect: {} } })],
      ),
      expect: [{ outcome: 'pass', message: 'execution' }],
    },
  },
  failing: {
    'a REST API without logs': {
      evidence: see([rest({ stageName: 'prod' })]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
    'access log settings without a destination': {
      evidence: see([rest({ stageName: 'prod', accessLogSettings: {} })]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
    'execution logs of errors only': {
      evidence: see([rest(levels({ '*/*': 'ERROR' }))]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'by default ERROR' }],
    },
    'a method that is left out': {
      evidence: see([rest(levels({ '*/*': 'INFO', '~1login/POST': 'OFF' }))]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: '~1login/POST OFF' }],
    },
    'a method whose setting names no level': {
      evidence: see([rest(levels({ '*/*': 'INFO', '~1login/POST': undefined }))]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly' }],
    },
    'only one method': {
      evidence: see([rest(levels({ '~1login/POST': 'INFO' }))]),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'by default OFF' }],
    },
    'an HTTP API without access logs': {
      evidence: see([], [http({ StageName: '$default' })]),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }],
    },
    'an API whose one stage logs nothing': {
      evidence: see([rest({ stageName: 'prod', accessLogSettings: { destinationArn: group } }, { stageName: 'test' })]),
      expect: [{ outcome: 'pass' }, { outcome: 'fail', gap: 'missing' }],
    },
  },
  others: {
    'no API': { evidence: see([]), expect: [{ outcome: 'not-applicable', message: 'none' }] },
    'an API that was never deployed': {
      evidence: see([rest()]),
      expect: [{ outcome: 'not-applicable', message: 'notDeployed' }],
    },
    'stages that were not read': {
      evidence: see([{ id: 'a1', name: 'orders', Stages: denied }], [http({ StageName: 'v1' })]),
      expect: [{ outcome: 'unknown' }, { outcome: 'fail' }],
    },
  },
});
