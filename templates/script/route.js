/** What the fragment asks for: the view, the parts of its path, and its settings. */
export function readRoute(fragment) {
  const text = fragment.replace(/^#/, '');
  const [path, query = ''] = text.split(/\?(.*)/s);
  const [view, ...rest] = path.split('/');
  return { view, path: rest.map(decoded), settings: new URLSearchParams(query), text };
}

export const currentRoute = () => readRoute(location.hash);

/** The same as src/report/anchors.ts writes. */
export const accountRoute = (id) => `#account/${encoded(id)}`;
export const checkRoute = (id) => `#check/${id.split('/').map(encoded).join('/')}`;
export const findingRoute = ({ check, account, region, resource }) =>
  `#finding/${[...check.split('/'), account ?? '', region ?? '', resource ?? ''].map(encoded).join('/')}`;

/** To the findings of which this is true, such as { account: '111111111111', outcome: 'fail' }. */
export function findingsRoute(wanted) {
  const settings = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  return `#findings?${settings}`;
}

const encoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
