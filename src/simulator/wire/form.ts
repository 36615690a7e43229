import { MalformedValue, scalarFromText } from './scalar.ts';
import type { Member, Shape } from './shape.ts';

/** How the AWS query and the EC2 query protocols differ in naming: EC2 capitalises and flattens every list. */
export type FormDialect = 'query' | 'ec2';

/** A form's parameters as a tree: `Filter.1.Value.2=x` is `{ Filter: { 1: { Value: { 2: 'x' } } } }`. */
interface Node {
  text?: string;
  readonly children: Map<string, Node>;
}

/** The SDK input that a form-encoded request stands for. */
export function fromForm(form: URLSearchParams, shape: Shape, dialect: FormDialect): unknown {
  const root: Node = { children: new Map() };
  for (const [path, text] of form) {
    let node = root;
    for (const step of path.split('.')) {
      let child = node.children.get(step);
      if (child === undefined) {
        child = { children: new Map() };
        node.children.set(step, child);
      }
      node = child;
    }
    node.text = text;
  }
  return read(root, shape, dialect, false);
}

function read(node: Node, shape: Shape, dialect: FormDialect, flattened: boolean): unknown {
  switch (shape.kind) {
    case 'structure': {
      const value: Record<string, unknown> = {};
      for (const [name, member] of shape.members) {
        const child = node.children.get(formName(member, dialect));
        if (child !== undefined) {
          value[name] = read(child, member.shape, dialect, dialect === 'ec2' || member.traits.xmlFlattened === 1);
        }
      }
      return value;
    }
    case 'list':
      return numbered(flattened ? node : (node.children.get(shape.element.traits.xmlName ?? 'member') ?? node)).map(
        (item) => read(item, shape.element.shape, dialect, false),
      );
    case 'map':
      return Object.fromEntries(
        numbered(flattened ? node : (node.children.get('entry') ?? node)).map((entry) => [
          entry.children.get(shape.key.traits.xmlName ?? 'key')?.text ?? '',
          read(required(entry, shape.value.traits.xmlName ?? 'value'), shape.value.shape, dialect, false),
        ]),
      );
    default:
      if (node.text === undefined) throw new MalformedValue('', shape.kind);
      return scalarFromText(node.text, shape);
  }
}

function formName(member: Member, dialect: FormDialect): string {
  const { ec2QueryName, xmlName } = member.traits;
  if (dialect === 'query') return xmlName ?? member.name;
  return typeof ec2QueryName === 'string' ? ec2QueryName : capitalised(xmlName ?? member.name);
}

function numbered(node: Node): Node[] {
  return [...node.children]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, child]) => child);
}

function required(node: Node, key: string): Node {
  const child = node.children.get(key);
  if (child === undefined) throw new MalformedValue(key, 'map entry');
  return child;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
