/** A value of Terraform's language. */
export type Value = string | number | boolean | Expression | readonly Value[] | { readonly [key: string]: Value };

/** Something that is not a literal: `var.external_id`, `aws_iam_role.audit.arn`. */
export class Expression {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A block: its type, its labels and what is in it. */
export interface Block {
  readonly header: readonly [type: string, ...labels: string[]];
  readonly comment?: string;
  readonly body: Readonly<Record<string, Value>>;
  readonly blocks?: readonly Block[];
}

/** Blocks as `terraform fmt` would write them. */
export const hclText = (blocks: readonly Block[]): string =>
  `${blocks.map((block) => blockText(block)).join('\n\n')}\n`;

/** A call of a function of one argument, such as `jsonencode`. */
export const call = (name: string, argument: Value): Expression => new Expression(`${name}(${valueText(argument)})`);

function blockText({ header: [type, ...labels], comment, body, blocks = [] }: Block): string {
  const head = [type, ...labels.map((label) => JSON.stringify(label)), '{'].join(' ');
  const inner = [entriesText(body), ...blocks.map((block) => blockText(block))].filter((text) => text !== '');
  const lines = inner.length === 0 ? `${head}}` : `${head}\n${indented(inner.join('\n\n'))}\n}`;
  return comment === undefined ? lines : `# ${comment}\n${lines}`;
}

/** `key = value` lines; neighbours of one line each have their signs below each other. */
function entriesText(entries: Readonly<Record<string, Value>>): string {
  const lines = Object.entries(entries).map(([name, value]) => ({ key: keyText(name), text: valueText(value) }));
  const long = ({ text }: { text: string }) => text.includes('\n');
  return lines
    .map((line, index) => {
      if (long(line)) return `${line.key} = ${line.text}`;
      let from = index;
      let to = index;
      while (from > 0 && !long(lines[from - 1] ?? line)) from -= 1;
      while (to < lines.length - 1 && !long(lines[to + 1] ?? line)) to += 1;
      const width = Math.max(...lines.slice(from, to + 1).map(({ key }) => key.length));
      return `${line.key.padEnd(width)} = ${line.text}`;
    })
    .join('\n');
}

function valueText(value: Value): string {
  if (value instanceof Expression) return value.text;
  if (typeof value === 'string') return JSON.stringify(value).replace(/([$%])\{/g, '$1$1{');
  if (typeof value !== 'object') return String(value);
  if (isList(value)) {
    const items = value.map(valueText);
    const short = `[${items.join(', ')}]`;
    return short.length < 100 && !short.includes('\n')
      ? short
      : `[\n${indented(items.map((one) => `${one},`).join('\n'))}\n]`;
  }
  const entries = entriesText(value);
  return entries === '' ? '{}' : `{\n${indented(entries)}\n}`;
}

const isList = (value: object): value is readonly Value[] => Array.isArray(value);

const keyText = (key: string): string => (/^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key));

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');
