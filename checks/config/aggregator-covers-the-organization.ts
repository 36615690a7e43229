import { narrowness, sourceTrouble } from '../../src/analysis/config-aggregator.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configurationControls } from '../../src/core/controls/configuration-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { configAggregators } from '../../src/evidence/config-aggregators.ts';

export default defineCheck({
  id: 'config/aggregator-covers-the-organization',
  title: 'An aggregator gathers configuration from the whole organization',
  failureTitle: 'No one place shows the configuration of the whole organization',
  severity: 'medium',
  source: 'config',
  breadth: 'organization',
  quantifier: 'some',
  why: 'Without one place to ask, a change made in a forgotten Region or account is found only by whoever happens to look there.',
  remedy: {
    text: 'In the delegated administrator for AWS Config, create an aggregator of the organization with all Regions.',
    cli: 'aws configservice put-configuration-aggregator --configuration-aggregator-name organization --organization-aggregation-source RoleArn=ROLE_ARN,AllAwsRegions=true',
    terraform:
      'resource "aws_config_configuration_aggregator" "organization" {\n  name = "organization"\n  organization_aggregation_source {\n    all_regions = true\n    role_arn    = aws_iam_role.aggregator.arn\n  }\n}',
  },
  controls: configurationControls,
  requirements: ['S29'],
  changedBy: [
    'config:PutConfigurationAggregator',
    'config:DeleteConfigurationAggregator',
    'organizations:DisableAWSServiceAccess',
    'organizations:DeregisterDelegatedAdministrator',
  ],
  needs: { aggregators: configAggregators },
  messages: {
    covered: 'Aggregator {arn} gathers from all active accounts and all Regions in use, and its sources succeed.',
    none: 'No account has a configuration aggregator in any Region.',
    narrow: 'No aggregator gathers from the whole organization; of {arn}, {reason}.',
    troubled: 'Aggregator {arn} covers the organization, but {reason}.',
    noOrganization: 'The account is not in an organization.',
  },
  *evaluate({ aggregators }, { estate, pass, missing, unsound, notApplicable, unknown }) {
    if (estate.organizationId === null) return yield notApplicable('noOrganization');
    const whole = {
      accounts: estate.accounts.filter(({ state }) => state === 'ACTIVE').map(({ id }) => id),
      regions: [...new Set([...estate.regions.values()].flat())].sort(),
    };
    const judged = aggregators.entries
      .flatMap(({ value }) => value)
      .map((aggregator) => {
        const { ConfigurationAggregatorArn: arn, Sources } = aggregator;
        const source = aggregator.OrganizationAggregationSource ?? aggregator.AccountAggregationSources?.[0];
        const facts = { AllAwsRegions: source?.AllAwsRegions, AwsRegions: source?.AwsRegions };
        const narrow = narrowness(aggregator, whole);
        const trouble = isCollected(Sources) ? sourceTrouble(Sources.value, whole) : undefined;
        return { arn, narrow, trouble, Sources, details: { facts: { ConfigurationAggregatorArn: arn, ...facts } } };
      });
    const wide = judged.filter(({ narrow }) => narrow === undefined);
    const sound = wide.find(({ Sources, trouble }) => isCollected(Sources) && trouble === undefined);
    if (sound) return yield pass('covered', { arn: sound.arn }, sound.details);
    for (const { Sources } of wide) if (!isCollected(Sources)) return yield unknown(Sources);

    const [best] = [...wide, ...judged];
    if (!best) return yield missing('none');
    const { arn, narrow, trouble, details } = best;
    if (narrow !== undefined) yield unsound('narrow', { arn, reason: narrow }, details);
    else yield unsound('troubled', { arn, reason: trouble ?? '' }, details);
  },
});
