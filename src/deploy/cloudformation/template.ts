import { stringify } from 'yaml';

/** A parameter of a template. */
export interface Parameter {
  readonly Type: 'String' | 'CommaDelimitedList';
  readonly Description: string;
  readonly Default?: string;
  readonly AllowedPattern?: string;
  readonly AllowedValues?: readonly string[];
  readonly MinLength?: number;
  readonly NoEcho?: true;
}

/** A resource of a template; its properties are CloudFormation's own. */
export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DeletionPolicy?: 'Retain';
  readonly UpdateReplacePolicy?: 'Retain';
  readonly Properties: object;
}

/** A CloudFormation template. */
export interface Template {
  readonly Description: string;
  readonly Parameters: Readonly<Record<string, Parameter>>;
  readonly Conditions?: Readonly<Record<string, object>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Description?: string; readonly Value: object }>>;
}

/** A template as YAML 1.1, which is what CloudFormation reads: there `no` and `2012-10-17` are no text. @param heading lines of a comment above it */
export const templateText = (template: Template, heading: readonly string[] = []): string =>
  `${heading.map((line) => `# ${line}`.trimEnd()).join('\n')}${heading.length > 0 ? '\n' : ''}${stringify(
    { AWSTemplateFormatVersion: '2010-09-09', ...template },
    { schema: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false },
  )}`;

/** A parameter with a default where the value is known already. */
export const withDefault = (parameter: Parameter, value: string | undefined): Parameter => ({
  ...parameter,
  ...(value !== undefined && { Default: value }),
});
