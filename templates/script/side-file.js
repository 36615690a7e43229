import { unpack } from './data.js';

/** Name => whoever waits for it. */
const waiting = new Map();
const loaded = new Map();

/**
 * The findings of one account of a very large organization, from its own file beside the page; null for those of none.
 * Each file is a script of one call, as a page on disk may load nothing else. See src/report/spread-html.ts.
 */
export function sideFile(id, place) {
  const name = id === null ? 'organization' : /^\d{12}$/.test(id) ? id : `account-${place}`;
  if (!loaded.has(name)) loaded.set(name, load(name));
  return loaded.get(name);
}

async function load(name) {
  globalThis.blindspot = (of, packed) => waiting.get(of)?.(packed);
  const script = document.createElement('script');
  const packed = await new Promise((done) => {
    waiting.set(name, done);
    script.addEventListener('load', () => done(null));
    script.addEventListener('error', () => done(null));
    script.src = `report/${name}.js`;
    document.head.append(script);
  });
  waiting.delete(name);
  script.remove();
  return packed === null ? null : unpack(packed);
}
