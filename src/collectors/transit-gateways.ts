import { DescribeTransitGatewayAttachmentsCommand, DescribeTransitGatewaysCommand } from '@aws-sdk/client-ec2';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { ec2 } from '../aws/services.ts';
import { transitGateways } from '../evidence/transit-gateways.ts';

const operations = {
  DescribeTransitGateways: DescribeTransitGatewaysCommand,
  DescribeTransitGatewayAttachments: DescribeTransitGatewayAttachmentsCommand,
};

export default defineCollector({
  kind: transitGateways,
  service: ec2,
  operations,
  each: { DescribeTransitGatewayAttachments: 'transit gateway' },
  async collect({ call, attempt }) {
    const gateways = await allPages(
      (NextToken) => call.DescribeTransitGateways({ NextToken, MaxResults: 1000 }),
      (page) => page.TransitGateways,
      (page) => page.NextToken,
    );
    return Promise.all(
      gateways.map(async (gateway) => {
        const TransitGatewayId = required(gateway.TransitGatewayId, 'TransitGatewayId');
        return {
          TransitGatewayId,
          TransitGatewayArn: required(gateway.TransitGatewayArn, 'TransitGatewayArn'),
          OwnerId: required(gateway.OwnerId, 'OwnerId'),
          State: required(gateway.State, 'State'),
          Attachments: await attempt(() => attachmentsOf(TransitGatewayId, call)),
        };
      }),
    );
  },
});

async function attachmentsOf(id: string, call: Calls<typeof operations>) {
  const attachments = await allPages(
    (NextToken) =>
      call.DescribeTransitGatewayAttachments({
        Filters: [{ Name: 'transit-gateway-id', Values: [id] }],
        NextToken,
        MaxResults: 1000,
      }),
    (page) => page.TransitGatewayAttachments,
    (page) => page.NextToken,
  );
  return attachments.map((attachment) => ({
    TransitGatewayAttachmentId: required(attachment.TransitGatewayAttachmentId, 'TransitGatewayAttachmentId'),
    State: required(attachment.State, 'State'),
  }));
}
