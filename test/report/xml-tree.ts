/** An element of a parsed document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/**
 * A strict reader of the XML 1.0 that a report may use: elements, attributes, text, the five entities.
 * @throws when the text is not well-formed, or holds a character that XML 1.0 has not (section 2.2)
 */
export function xmlTree(xml: string): XmlElement {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)) throw new Error('no character of XML');
  let at = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(xml)?.[0].length ?? 0;
  const root = element();
  if (xml.slice(at).trim() !== '') throw new Error('something follows the root');
  return root;

  function take(pattern: RegExp): RegExpExecArray {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = at;
    const found = sticky.exec(xml);
    if (!found) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 40)}`);
    at = sticky.lastIndex;
    return found;
  }

  function element(): XmlElement {
    const [, name = '', raw = '', closed] = take(/<([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/);
    const attributes: Record<string, string> = {};
    for (const [, key = '', value = ''] of raw.matchAll(/([a-z]+)="([^"]*)"/g)) {
      if (key in attributes) throw new Error(`the attribute ${key} stands twice`);
      attributes[key] = decoded(value);
    }
    const children: XmlElement[] = [];
    let text = '';
    if (closed) return { name, attributes, children, text };
    while (!xml.startsWith('</', at)) {
      if (xml[at] === '<') children.push(element());
      else text += decoded(take(/[^<]+/)[0]);
    }
    if (take(/<\/([a-z]+)>/)[1] !== name) throw new Error(`${name} is not closed`);
    return { name, attributes, children, text };
  }
}

const decoded = (text: string): string => {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text) || text.includes(']]>')) throw new Error(`a bare sign in ${text}`);
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
