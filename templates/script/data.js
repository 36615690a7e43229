const blocks = new Map();

/** The value of a block of the page's data, unpacked when it is first asked for. See src/report/data-block.ts. */
export function block(name) {
  if (!blocks.has(name)) blocks.set(name, unpacked(name));
  return blocks.get(name);
}

async function unpacked(name) {
  const find = () => document.getElementById(`data-${name}`);
  // The script runs while the long blocks still come. One that nothing follows yet may not have come to its end.
  if (document.readyState === 'loading' && !find()?.nextSibling)
    await new Promise((done) => addEventListener('DOMContentLoaded', done, { once: true }));
  const element = find();
  if (!element) throw new Error(`the page has no block ${name}`);
  return unpack(element.textContent);
}

/** A value from its packed text. */
export async function unpack(text) {
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
}
