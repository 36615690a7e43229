import { GetApisCommand, GetStagesCommand } from '@aws-sdk/client-apigatewayv2';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { apiGatewayV2 } from '../aws/services.ts';
import { apiStages } from '../evidence/api-stages.ts';

export default defineCollector({
  kind: apiStages,
  service: apiGatewayV2,
  operations: { GetApis: GetApisCommand, GetStages: GetStagesCommand },
  each: { GetStages: 'API' },
  async collect({ call, attempt }) {
    const apis = await allPages(
      (NextToken) => call.GetApis({ NextToken, MaxResults: '500' }),
      (page) => page.Items,
      (page) => page.NextToken,
    );
    return Promise.all(
      apis.map(async (api) => {
        const ApiId = required(api.ApiId, 'ApiId');
        const Stages = await attempt(async () => {
          const stages = await allPages(
            (NextToken) => call.GetStages({ ApiId, NextToken, MaxResults: '500' }),
            (page) => page.Items,
            (page) => page.NextToken,
          );
          return stages.map(({ StageName, AccessLogSettings, DefaultRouteSettings, RouteSettings }) => ({
            StageName: required(StageName, 'StageName'),
            AccessLogSettings,
            DefaultRouteSettings,
            RouteSettings,
          }));
        });
        return { ApiId, Name: api.Name, ProtocolType: required(api.ProtocolType, 'ProtocolType'), Stages };
      }),
    );
  },
});
