/**
 * An element. Attributes that are undefined, null or false are left out; children are elements, texts, or lists of
 * them. Texts become text nodes, whatever they contain, and links lead nowhere but to places in this page.
 */
export function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith('on') || key === 'style') throw new Error(`no such attribute: ${key}`);
    if (key === 'href' && !value.startsWith('#')) throw new Error('a link may only lead into this page');
    if (value !== undefined && value !== null && value !== false)
      element.setAttribute(key, value === true ? '' : value);
  }
  element.append(
    ...children.flat(9).filter((child) => child !== undefined && child !== null && child !== false && child !== ''),
  );
  return element;
}

/** A button that does something. */
export function button(text, act, attributes) {
  const element = el('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', act);
  return element;
}

/** 12345 as `12,345`. */
export const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
/** `1 finding`, `2 findings`. */
export const counted = (n, one, many = `${one}s`) => `${grouped(n)} ${n === 1 ? one : many}`;
