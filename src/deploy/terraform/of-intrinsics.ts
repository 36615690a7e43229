import { Expression, type Value } from './hcl.ts';

/** CloudFormation's pseudo parameters as Terraform's data sources. */
const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'data.aws_partition.current.partition',
  'AWS::AccountId': 'data.aws_caller_identity.current.account_id',
};

/** A policy with its references to parameters (`Ref`, `Fn::Sub`) as Terraform writes them. */
export function ofIntrinsics(value: unknown): Value {
  if (Array.isArray(value)) return value.map(ofIntrinsics);
  if (typeof value !== 'object' || value === null) return value as string | number | boolean; // policies hold no others
  const { Ref, 'Fn::Sub': text, ...rest } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return new Expression(`var.${snake(Ref)}`);
  if (typeof text === 'string')
    return new Expression(JSON.stringify(text.replace(/\$\{([^}]+)\}/g, (_, name: string) => `\${${pseudo[name]}}`)));
  return Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, ofIntrinsics(one)]));
}

const snake = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
