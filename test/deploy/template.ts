import { parse } from 'yaml';

/** A CloudFormation template, as loosely as a test needs it. */
export interface ParsedTemplate {
  readonly AWSTemplateFormatVersion: string;
  readonly Description: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties of any resource
  readonly Resources: Readonly<Record<string, { Type: string; Condition?: string; Properties: any }>>;
  readonly Parameters: Readonly<Record<string, { Type: string; Default?: string; Description: string }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Outputs: Readonly<Record<string, { Value: unknown }>>;
}

/** A template, read as CloudFormation reads it: YAML 1.1, in which a bare `no` is not text. */
export const templateOf = (text: string): ParsedTemplate => parse(text, { version: '1.1' }) as ParsedTemplate;

/** The properties of a resource that must be there. */
// biome-ignore lint/suspicious/noExplicitAny: properties of any resource
export function propertiesOf({ Resources }: ParsedTemplate, id: string): any {
  const resource = Resources[id];
  if (resource === undefined) throw new Error(`the template has no resource ${id}`);
  return resource.Properties;
}

/** What is wrong with a template: references to nothing, parameters and conditions that nothing uses, bad names. */
export function faultsOf(template: ParsedTemplate): string[] {
  const { Parameters, Resources, Conditions = {}, Outputs } = template;
  const used = new Set<string>();
  const faults: string[] = [];
  const refer = (name: string, known: object, what: string) => {
    used.add(name);
    if (!name.startsWith('AWS::') && !(name in known)) faults.push(`${what} ${name} is not there`);
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'Ref') refer(String(inner), { ...Parameters, ...Resources }, 'Ref');
        else if (key === 'Fn::GetAtt') refer(String((inner as string[])[0]), Resources, 'Fn::GetAtt');
        else if (key === 'Fn::If') refer(String((inner as string[])[0]), Conditions, 'Fn::If');
        else if (key === 'Fn::Sub')
          for (const [, name = ''] of String(inner).matchAll(/\$\{([^}.!]+)[^}]*\}/g))
            refer(name, { ...Parameters, ...Resources }, 'Fn::Sub');
        else if (key.startsWith('Fn::') && !['Fn::Equals', 'Fn::Not'].includes(key))
          faults.push(`${key} is not expected`);
        if (key !== 'TemplateBody') visit(inner);
      }
  };
  for (const { Condition, Properties } of Object.values(Resources)) {
    if (Condition !== undefined) refer(Condition, Conditions, 'Condition');
    visit(Properties);
  }
  visit(Conditions);
  visit(Outputs);
  for (const name of [...Object.keys(Parameters), ...Object.keys(Conditions)])
    if (!used.has(name)) faults.push(`${name} is used by nothing`);
  for (const name of [...Object.keys(Resources), ...Object.keys(Parameters)])
    if (!/^[A-Za-z0-9]+$/.test(name)) faults.push(`${name} is no logical id`);
  return faults;
}
