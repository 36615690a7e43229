const blocks = new Map();

/** The value of a block of the page's data, unpacked when it is first asked for. See src/report/data-block.ts. */
export function block(name) {
  if (!blocks.has(name)) blocks.set(name, unpacked(name));
  return blocks.get(name);
}

async function unpacked(name) {
  const element = document.getElementById(`data-${name}`);
  if (!element) throw new Error(`the page has no block ${name}`);
  const packed = Uint8Array.from(atob(element.textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
}
