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

/** To the accounts of which this is true, such as { ou: 'Root / Security' }. */
export const accountsRoute = (wanted) => listRoute('accounts', wanted);
/** To the findings of which this is true, such as { account: '111111111111', outcome: 'fail' }. */
export const findingsRoute = (wanted) => listRoute('findings', wanted);

const listRoute = (view, wanted) =>
  `#${view}?${new URLSearchParams(Object.entries(wanted).filter(([, value]) => value))}`;

const encoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
