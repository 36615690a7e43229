import type { Day } from './trail-folder.ts';
import { withSlash } from './trail-folder.ts';

/** Which folders a projected table reads; `faults` where every query of it fails or finds nothing. */
export type Projection =
  | { readonly kind: 'reads'; readonly pattern: RegExp }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] }
  /** A form of projection that is not followed here. */
  | { readonly kind: 'undecided'; readonly because: string };

/**
 * What a table with partition projection reads of one day (Amazon Athena User Guide, "Set up partition projection",
 * "Supported types for partition projection", "Specifying custom S3 storage locations"). Without a template Athena
 * looks for folders named `key=value`, which CloudTrail does not write.
 */
export function projectionOf(
  keys: readonly string[],
  parameters: Readonly<Record<string, string>>,
  on: Day,
): Projection {
  const template = parameters['storage.location.template'];
  const untyped = keys.filter((key) => parameters[`projection.${key}.type`] === undefined);
  const faults = [
    ...untyped.map((key) => `projection.${key}.type is not set`),
    ...(template
      ? []
      : ['storage.location.template is not set, and the folders of CloudTrail are not named key=value']),
    ...(template ? keys.filter((key) => !template.includes(`\${${key}}`)) : []).map(
      (key) => `storage.location.template does not name \${${key}}`,
    ),
  ];
  if (!template || faults.length > 0) return { kind: 'faulty', faults };
  const undecided: string[] = [];
  const pattern = withSlash(template)
    .split(/(\$\{[^}]+\})/)
    .map((part) => {
      const [, key] = /^\$\{(.+)\}$/.exec(part) ?? [];
      if (key === undefined) return literal(part);
      const values = valuesOf(key, parameters, on);
      if (values === undefined) undecided.push(`projection.${key}`);
      return values ?? '';
    })
    .join('');
  if (undecided.length > 0)
    return { kind: 'undecided', because: `${undecided.join(', ')} is of a form not known here` };
  return { kind: 'reads', pattern: new RegExp(`^${pattern}`) };
}

/** The values of a key on that day as a pattern; one that matches nothing where the day is out of range. */
function valuesOf(key: string, parameters: Readonly<Record<string, string>>, on: Day): string | undefined {
  const [from = '', to = ''] = (parameters[`projection.${key}.range`] ?? '').split(',').map((one) => one.trim());
  switch (parameters[`projection.${key}.type`]?.toLowerCase()) {
    case 'injected':
      return '[^/]+';
    case 'enum':
      return `(?:${(parameters[`projection.${key}.values`] ?? '')
        .split(',')
        .map((one) => literal(one.trim()))
        .join('|')})`;
    case 'integer': {
      const part = { year: on.year, month: on.month, day: on.day }[key.toLowerCase()];
      if (part === undefined) return '\\d+';
      const inRange = Number(from) <= Number(part) && Number(part) <= Number(to);
      const written = String(Number(part)).padStart(Number(parameters[`projection.${key}.digits`] ?? 1), '0');
      return inRange ? literal(written) : nothing;
    }
    case 'date': {
      const format = parameters[`projection.${key}.format`] ?? '';
      if (!/^(?:yyyy|MM|dd|[^A-Za-z'])+$/.test(format)) return undefined;
      const write = format.replace('yyyy', on.year).replace('MM', on.month).replace('dd', on.day);
      const begun = from.startsWith('NOW') || from <= write;
      const over = !to.startsWith('NOW') && to < write;
      return begun && !over ? literal(write) : nothing;
    }
    default:
      return undefined;
  }
}

const nothing = '(?!)';
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
