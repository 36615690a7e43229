import { scalarToText } from './scalar.ts';
import type { Member, Shape } from './shape.ts';

/** An XML element from text: no attributes, contents escaped. */
export function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

/** The inside of an element for a structure: one child per member that is present and `included`. */
export function structureToXml(
  value: object,
  shape: Shape,
  included: (member: Member) => boolean = () => true,
): string {
  if (shape.kind !== 'structure') throw new Error(`not a structure: ${shape.kind}`);
  let xml = '';
  for (const [name, item] of Object.entries(value)) {
    const member = shape.members.get(name);
    if (member === undefined) throw new Error(`${shape.name} has no member ${name}`);
    if (item !== undefined && item !== null && included(member) && member.traits.xmlAttribute !== 1) {
      xml += memberToXml(item, member, member.traits.xmlName ?? name);
    }
  }
  return xml;
}

/** A member as XML elements named `name`; several when it is a flattened list or map. */
export function memberToXml(value: unknown, member: Member, name: string): string {
  const { shape, traits } = member;
  switch (shape.kind) {
    case 'structure':
      return `<${name}${attributes(value as object, member)}>${structureToXml(value as object, shape)}</${name}>`;
    case 'list': {
      const items = value as readonly unknown[];
      if (traits.xmlFlattened === 1) return items.map((item) => memberToXml(item, shape.element, name)).join('');
      const inner = items
        .map((item) => memberToXml(item, shape.element, shape.element.traits.xmlName ?? 'member'))
        .join('');
      return `<${name}>${inner}</${name}>`;
    }
    case 'map': {
      const flattened = traits.xmlFlattened === 1;
      const entryName = flattened ? name : 'entry';
      const entries = Object.entries(value as object)
        .map(([key, item]) => {
          const keyXml = element(shape.key.traits.xmlName ?? 'key', key);
          return `<${entryName}>${keyXml}${memberToXml(item, shape.value, shape.value.traits.xmlName ?? 'value')}</${entryName}>`;
        })
        .join('');
      return flattened ? entries : `<${name}>${entries}</${name}>`;
    }
    default:
      return element(name, scalarToText(value, shape, 'date-time'));
  }
}

function attributes(value: object, member: Member): string {
  const { xmlNamespace } = member.traits;
  let text = '';
  if (xmlNamespace !== undefined) {
    const [prefix, uri] = namespaceOf(xmlNamespace);
    text += prefix === undefined ? ` xmlns="${uri}"` : ` xmlns:${prefix}="${uri}"`;
  }
  if (member.shape.kind !== 'structure') return text;
  for (const [name, item] of Object.entries(value)) {
    const attribute = member.shape.members.get(name);
    if (attribute?.traits.xmlAttribute === 1 && item !== undefined) {
      text += ` ${attribute.traits.xmlName ?? name}="${escaped(String(item))}"`;
    }
  }
  return text;
}

/** The SDK states a namespace as `[prefix, uri]` or as the URI alone. */
function namespaceOf(trait: unknown): [string | undefined, string] {
  if (Array.isArray(trait))
    return trait.length === 2 ? [String(trait[0]), String(trait[1])] : [undefined, String(trait[0])];
  return [undefined, String(trait)];
}

function escaped(text: string): string {
  return text.replace(/[&<>"'\r\u0085\u2028]/g, (character) => {
    switch (character) {
      case '&':
        return '&amp;';
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      case '"':
        return '&quot;';
      case "'":
        return '&apos;';
      default:
        return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
    }
  });
}
