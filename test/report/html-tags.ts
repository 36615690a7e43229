/** A tag as a browser would see it. */
export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const rawText: ReadonlySet<string> = new Set(['style', 'script']);

/**
 * The tags of a page, by the rules of the HTML standard's tokenizer as far as a page of ours may go. What it does not
 * expect (a comment, a stray `<`, an attribute without quotes around its value) is an error: no such thing may arise.
 */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  let at = html.indexOf('<');
  while (at >= 0) {
    const rest = html.slice(at, at + 100_000);
    const found =
      /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][\w:-]*(?:="[^"<>]*")?)*)\s*(\/?)>/i.exec(rest) ??
      /^<(!)doctype html(\s*)>/.exec(rest);
    if (!found) throw new Error(`not a tag of ours: ${rest.slice(0, 80)}`);
    const [whole, slash = '', name = '', attributes = ''] = found;
    if (slash !== '!')
      tags.push({ name: name.toLowerCase(), closing: slash === '/', attributes: attributesOf(attributes) });
    at += whole.length;
    if (slash === '' && rawText.has(name)) at = html.indexOf(`</${name}`, at);
    at = html.indexOf('<', at);
  }
  return tags;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/\s+([a-z][\w:-]*)(?:="([^"]*)")?/gi)) {
    if (attributes.has(name)) throw new Error(`attribute ${name} twice`);
    attributes.set(name, decoded(value));
  }
  return attributes;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x60': '`',
  '#x3D': '=',
};
const decoded = (text: string): string => text.replace(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole);

/** What a reader sees, without tags, styles and scripts. */
export const textOf = (html: string): string =>
  decoded(html.replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
