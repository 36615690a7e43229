import { GetRestApisCommand, GetStagesCommand } from '@aws-sdk/client-api-gateway';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { apiGateway } from '../aws/services.ts';
import { restApiStages } from '../evidence/rest-api-stages.ts';

export default defineCollector({
  kind: restApiStages,
  service: apiGateway,
  operations: { GetRestApis: GetRestApisCommand, GetStages: GetStagesCommand },
  each: { GetStages: 'API' },
  async collect({ call, attempt }) {
    const apis = await allPages(
      (position) => call.GetRestApis({ position, limit: 500 }),
      (page) => page.items,
      (page) => page.position,
    );
    return Promise.all(
      apis.map(async (api) => {
        const id = required(api.id, 'id');
        const Stages = await attempt(async () => {
          const { item } = await call.GetStages({ restApiId: id });
          // An API that was never deployed has no stage, and API Gateway then may leave the list out.
          return (item ?? []).map(({ stageName, accessLogSettings, methodSettings }) => ({
            stageName: required(stageName, 'stageName'),
            accessLogSettings,
            methodSettings,
          }));
        });
        return { id, name: api.name, Stages };
      }),
    );
  },
});
