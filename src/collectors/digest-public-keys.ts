import { ListPublicKeysCommand } from '@aws-sdk/client-cloudtrail';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { cloudTrail } from '../aws/services.ts';
import { digestPublicKeys } from '../evidence/digest-public-keys.ts';

const hour = 3_600_000;

export default defineCollector({
  kind: digestPublicKeys,
  service: cloudTrail,
  operations: { ListPublicKeys: ListPublicKeysCommand },
  async collect({ call, now, deepHours }) {
    // A digest that ends within the hours asked for began an hour earlier, and one more is left for late delivery.
    const range = {
      StartTime: new Date(now.getTime() - (deepHours + 2) * hour),
      EndTime: new Date(now.getTime() + 2 * hour),
    };
    const keys = await allPages(
      (NextToken) => call.ListPublicKeys({ ...range, NextToken }),
      ({ PublicKeyList }) => PublicKeyList,
      ({ NextToken }) => NextToken,
    );
    return keys.map(({ Fingerprint, Value }) => ({
      Fingerprint: required(Fingerprint, 'Fingerprint'),
      Value: Buffer.from(required(Value, 'Value')).toString('base64'),
    }));
  },
});
