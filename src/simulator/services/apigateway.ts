import type * as V1 from '@aws-sdk/client-api-gateway';
import type * as V2 from '@aws-sdk/client-apigatewayv2';
import type { Answers } from '../answers.ts';
import type { PageRequest } from '../call.ts';
import { AwsError } from '../wire/aws-error.ts';

/** API Gateway's REST APIs. */
export const apigateway: Answers<typeof V1> = {
  GetRestApis({ position, limit }, call) {
    const page = call.page(call.estate.web.restApis, paging(position, limit));
    return { items: page.items.map(({ id, name }) => ({ id, name })), position: page.next };
  },

  GetStages({ restApiId }, call) {
    const found = call.estate.web.restApis.find(({ id }) => id === restApiId);
    if (found === undefined) throw new AwsError('NotFoundException', 'Invalid API identifier specified');
    return {
      item: found.stages.map(({ stageName, accessLogs, loggingLevels }) => ({
        stageName,
        deploymentId: 'dep123',
        methodSettings: Object.fromEntries(
          Object.entries(loggingLevels).map(([method, loggingLevel]) => [method, { loggingLevel }]),
        ),
        ...(accessLogs !== undefined && {
          accessLogSettings: { destinationArn: accessLogs, format: '$context.requestId' },
        }),
      })),
    };
  },
};

/** API Gateway's HTTP and WebSocket APIs. */
export const apigatewayv2: Answers<typeof V2> = {
  GetApis({ NextToken, MaxResults }, call) {
    const page = call.page(call.estate.web.apis, paging(NextToken, MaxResults));
    return {
      Items: page.items.map(({ id, name, ProtocolType }) => ({
        ApiId: id,
        Name: name,
        ProtocolType,
        RouteSelectionExpression: '$request.method $request.path',
      })),
      NextToken: page.next,
    };
  },

  GetStages({ ApiId, NextToken, MaxResults }, call) {
    const found = call.estate.web.apis.find(({ id }) => id === ApiId);
    if (found === undefined) throw new AwsError('NotFoundException', 'Invalid API identifier specified');
    const page = call.page(found.stages, paging(NextToken, MaxResults));
    return {
      Items: page.items.map(({ StageName, accessLogs, loggingLevel, routeLevels }) => ({
        StageName,
        ...(accessLogs !== undefined && {
          AccessLogSettings: { DestinationArn: accessLogs, Format: '$context.requestId' },
        }),
        DefaultRouteSettings: { DetailedMetricsEnabled: false, LoggingLevel: loggingLevel },
        RouteSettings: Object.fromEntries(
          Object.entries(routeLevels).map(([route, LoggingLevel]) => [route, { LoggingLevel }]),
        ),
      })),
      NextToken: page.next,
    };
  },
};

function paging(token: string | undefined, size: string | number | undefined): PageRequest {
  return { token, size: size === undefined ? undefined : Number(size), most: 500, invalid: 'BadRequestException' };
}
