/** A URI template of the AWS models, such as `/detector/{DetectorId}/member` or `/{Key+}?acl`. */
export interface UriPattern {
  /** The labels' values when a path and query match; `undefined` when they do not. */
  match(path: string, query: URLSearchParams): Record<string, string> | undefined;
  /** How much the template demands: of two that match, the higher one is meant. */
  readonly specificity: number;
}

/** Compiles a template. `x-id` is the SDK's own marker and is never demanded. */
export function uriPattern(template: string): UriPattern {
  const [pathTemplate = '/', queryTemplate = ''] = template.split('?');
  const labels: string[] = [];
  let literals = 0;
  const source = pathTemplate
    .replace(/\/$/, '')
    .split('/')
    .map((segment) => {
      const label = /^\{(\w+)(\+?)\}$/.exec(segment);
      if (label === null) {
        literals += 1;
        return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      }
      labels.push(label[1] ?? '');
      return label[2] === '+' ? '(.+)' : '([^/]+)';
    })
    .join('/');
  const path = new RegExp(`^${source}/?$`);
  const demanded = [...new URLSearchParams(queryTemplate)].filter(([key]) => key !== 'x-id');

  return {
    specificity: demanded.length * 100 + literals * 10 - labels.length,
    match(given, query) {
      for (const [key, value] of demanded) {
        if (value === '' ? !query.has(key) : query.get(key) !== value) return undefined;
      }
      const found = path.exec(given);
      if (found === null) return undefined;
      return Object.fromEntries(labels.map((label, index) => [label, decodeURIComponent(found[index + 1] ?? '')]));
    },
  };
}
