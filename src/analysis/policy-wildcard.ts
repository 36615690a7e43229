/**
 * Whether text matches a pattern of an AWS policy, where `*` is any run of characters and `?` any single one.
 * Goes back to the last `*` only, so that no pattern takes more than pattern × text steps.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let i = 0;
  while (i < text.length) {
    const char = pattern[at];
    if (char === '*') {
      star = at++;
      resume = i;
    } else if (char === '?' || (char !== undefined && char === text[i])) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** Action names are compared without regard to case (IAM User Guide, "IAM JSON policy elements: Action"). */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesPattern(pattern.toLowerCase(), action.toLowerCase());
}

/**
 * ARNs are compared part by part: a `*` does not reach over a colon, except in the last part. A pattern of fewer than
 * six parts is compared as plain text.
 */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const patterns = parts(pattern);
  const texts = parts(arn);
  if (patterns.length < 6 || texts.length < 6) return matchesPattern(pattern, arn);
  return patterns.every((part, index) => matchesPattern(part, texts[index] ?? ''));
}

function parts(arn: string): readonly string[] {
  const all = arn.split(':');
  return all.length < 6 ? all : [...all.slice(0, 5), all.slice(5).join(':')];
}
