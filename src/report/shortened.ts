/** A text of at most `most` UTF-16 units, well-formed, with an ellipsis where something was cut. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
