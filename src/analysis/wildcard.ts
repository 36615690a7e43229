/**
 * Matches text against a wildcard pattern given as the literal parts between its `*`: `a*b` is `['a', 'b']`, a pattern
 * without wildcard is one part. Each part is sought once, left to right, so there is nothing to backtrack into.
 */
export function matchesWildcard(parts: readonly string[], text: string): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length <= 1) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}
