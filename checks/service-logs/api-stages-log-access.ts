import { apiStageLogging, loggedRequests, restStageLogging } from '../../src/analysis/stage-logging.ts';
import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { apiStages } from '../../src/evidence/api-stages.ts';
import { restApiStages } from '../../src/evidence/rest-api-stages.ts';

export default defineCheck({
  id: 'service-logs/api-stages-log-access',
  title: 'API stages log the requests they serve',
  failureTitle: 'A stage of an API keeps no full record of its requests',
  severity: 'low',
  source: 'service-logs',
  breadth: 'target',
  why: 'Calls to an API are not CloudTrail events: without access logs nobody sees who tried which method, nor what was taken through it.',
  remedy: {
    text: 'Turn on access logging of the stage: it has every request of every method, whatever the level of the execution logs.',
    cli: "aws apigateway update-stage --rest-api-id API_ID --stage-name STAGE --patch-operations op=replace,path=/accessLogSettings/destinationArn,value=LOG_GROUP_ARN 'op=replace,path=/accessLogSettings/format,value=$context.identity.sourceIp $context.requestTime $context.httpMethod $context.path $context.status $context.requestId'",
    terraform:
      'resource "aws_api_gateway_stage" "this" {\n  access_log_settings {\n    destination_arn = aws_cloudwatch_log_group.this.arn\n    format          = "$context.identity.sourceIp $context.requestTime $context.httpMethod $context.path $context.status $context.requestId"\n  }\n}',
  },
  controls: {
    'cis-aws-7.0': ['4.10'],
    'aws-fsbp': ['APIGateway.1', 'APIGateway.9'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1190'],
    'mitre-attack-19': ['T1190'],
  },
  requirements: ['S4'],
  changedBy: ['apigateway:CreateStage', 'apigateway:UpdateStage', 'apigateway:DeleteStage'],
  needs: { restApis: restApiStages, apis: apiStages },
  messages: {
    access: 'Stage {stage} of API {api} writes access logs to {destination}.',
    execution: 'Stage {stage} of API {api} has no access log, but execution logs at level INFO of every method.',
    partly: 'Stage {stage} of API {api} has no access log, and its execution logs leave requests out: {levels}.',
    off: 'Stage {stage} of API {api} logs no request: it has neither an access log nor execution logs.',
    notDeployed: 'API {api} has no stage: nobody can call it.',
    none: 'There is no API here.',
  },
  *evaluate({ restApis, apis }, { scope, estate, ...say }) {
    if (restApis.length + apis.length === 0) return yield say.notApplicable('none');
    const root = `arn:${estate.partition}:apigateway:${scope.region}::`;
    const all = [
      ...restApis.map(({ id, name = id, Stages }) => ({
        resource: `${root}/restapis/${id}`,
        api: name,
        stages: isCollected(Stages)
          ? Stages.value.map((one) => ({ stage: one.stageName, logging: restStageLogging(one) }))
          : Stages,
      })),
      ...apis.map(({ ApiId, Name = ApiId, Stages }) => ({
        resource: `${root}/apis/${ApiId}`,
        api: Name,
        stages: isCollected(Stages)
          ? Stages.value.map((one) => ({ stage: one.StageName, logging: apiStageLogging(one) }))
          : Stages,
      })),
    ];
    const operation = 'apigateway:GetStages';
    for (const { resource: apiArn, api, stages } of all) {
      if ('kind' in stages) yield say.unknown(stages, { resource: apiArn });
      else if (stages.length === 0) yield say.notApplicable('notDeployed', { api }, { resource: apiArn, operation });
      else
        for (const { stage, logging } of stages) {
          const { destination = null, level, levels } = logging;
          const details = { resource: `${apiArn}/stages/${stage}`, facts: { destination, level, levels }, operation };
          const logged = loggedRequests(logging);
          switch (logged.kind) {
            case 'access':
              yield say.pass('access', { stage, api, destination: logged.destination }, details);
              break;
            case 'execution':
              yield say.pass('execution', { stage, api }, details);
              break;
            case 'partly':
              yield say.unsound('partly', { stage, api, levels: logged.levels }, details);
              break;
            case 'none':
              yield say.missing('off', { stage, api }, details);
          }
        }
    }
  },
});
