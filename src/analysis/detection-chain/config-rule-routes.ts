import type { Collection } from '../../core/check.ts';
import { type Evidence, isCollected } from '../../core/evidence.ts';
import { allMatch } from '../match-result.ts';
import { link, type Route } from './chain.ts';
import { routedChains } from './routed-events.ts';
import { complianceChange } from './routed-samples.ts';
import type { Situation } from './situation.ts';
import type { Wanted } from './wanted.ts';

/** The Config rules of one target, as far as they matter here. */
export interface ConfigRulesOfTarget {
  readonly ConfigRules: readonly {
    readonly ConfigRuleName: string;
    readonly ConfigRuleArn?: string | undefined;
    readonly ConfigRuleState: string;
    readonly Source: { readonly SourceIdentifier?: string | undefined };
  }[];
  readonly ConfigRulesEvaluationStatus: Evidence<
    readonly { readonly ConfigRuleName: string; readonly LastErrorCode?: string | undefined }[]
  >;
}

/** Managed Config rules that find what the signal does, where somebody hears of their verdicts. */
export function configRuleRoutes(
  configured: Collection<ConfigRulesOfTarget>,
  identifiers: readonly string[],
  wanted: Wanted,
  situation: Situation,
): readonly Route[] {
  const { account, organizationId, evidence } = situation;
  const instances = new Set([...wanted.required, ...wanted.extended]);
  return configured.entries.flatMap(({ region, value }) => {
    const rules = evidence.rules.entries.find((entry) => entry.region === region)?.value ?? [];
    return value.ConfigRules.filter(({ Source }) => identifiers.includes(Source.SourceIdentifier ?? '')).flatMap(
      ({ ConfigRuleName: name, ConfigRuleArn: arn = name, ConfigRuleState: state }) => {
        const status = isCollected(value.ConfigRulesEvaluationStatus)
          ? value.ConfigRulesEvaluationStatus.value.find((one) => one.ConfigRuleName === name)
          : undefined;
        const failing = state !== 'ACTIVE' ? `ConfigRuleState is ${state}` : status?.LastErrorCode;
        const first = link('config-rule', arn, failing ? 'broken' : 'ok', failing ?? 'it is ACTIVE');
        const events = [complianceChange(account, String(region), name)];
        return routedChains(rules, events, { account, organizationId, evidence })
          .filter(({ results }) => allMatch(results) !== 'no-match')
          .map(
            ({ links, results }): Route => ({
              route: 'config-rule',
              region,
              links: [first, ...links],
              matches: ({ sample, region: where }) => ({
                result: where === region && instances.has(sample) ? allMatch(results) : 'no-match',
              }),
            }),
          );
      },
    );
  });
}
