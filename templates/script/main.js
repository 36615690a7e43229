/*
 * The page's script. Without it the page is a long document that can be read and printed; with it, the page shows on
 * demand what the document leaves out: every finding, each account and check by itself, the coverage of each source.
 *
 * - Data stand in the page as inert blocks (src/report/page-data.ts); `block(name)` of data.js unpacks one when asked.
 * - Everything is shown through `el` of dom.js, which makes text of text and never markup.
 * - What is shown is said by the fragment of the address, so that every view can be linked to: `#account/ID`,
 *   `#accounts`, `#check/ID`, `#checks`, `#findings?outcome=fail&…`, `#finding/…`. Any other fragment is a place in the document.
 * - Of a very large organization the findings of each account stand in a file beside the page (side-file.js); the page
 *   says so by `lists.spread`.
 * - To add a view: write a function (route) => Promise<Element> that begins with an h2, and list it in `views` below.
 * - To add to the page of an account: add a part to `parts` of account.js.
 * - The files are modules for tests; in the page they are one script (src/report/page-script.ts, which knows only
 *   `import { a, b } from './file.js';`, `export` at the start of a line, and no circle of imports).
 */
import { accountPage } from './account.js';
import { accountsPage } from './accounts.js';
import { checkPage } from './check.js';
import { el } from './dom.js';
import { findingPage } from './finding.js';
import { findingsPage } from './finding-list.js';
import { takeRoutes, unfoldOnDemand } from './fold.js';
import { drawMatrix } from './matrix.js';
import { unfoldForPrint } from './print.js';
import { currentRoute } from './route.js';

const views = {
  account: accountPage,
  accounts: accountsPage,
  check: checkPage,
  finding: findingPage,
  findings: findingsPage,
};

const view = document.getElementById('view');
const title = document.title;
let place = 0;

/** Shows what the fragment names. A view that is overtaken by the next one is not shown. */
async function show() {
  const route = currentRoute();
  const { body } = document;
  if (body.dataset.view === undefined) place = scrollY;
  const make = views[route.view];
  if (!make) return showDocument(route);
  const slow = setTimeout(() => view.replaceChildren(el('p', { role: 'status' }, 'Reading…')), 150);
  body.dataset.view = route.view;
  view.hidden = false;
  const shown = await make(route).catch((error) =>
    el('p', { role: 'alert' }, `This cannot be shown: ${error.message}`),
  );
  clearTimeout(slow);
  if (currentRoute().text !== route.text) return;
  const heading = shown.querySelector('h2');
  view.replaceChildren(shown);
  if (heading) {
    document.title = `${heading.textContent} – ${title}`;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  scrollTo(0, 0);
}

function showDocument({ view: name, text }) {
  const { body } = document;
  const before = body.dataset.view;
  if (name === 'checks') body.dataset.view = name;
  else delete body.dataset.view;
  view.hidden = true;
  view.replaceChildren();
  document.title = title;
  const target = text ? document.getElementById(text) : null;
  for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
  if (target) target.scrollIntoView();
  else if (before !== undefined) scrollTo(0, place);
}

takeRoutes(document);
// The way past the navigation is no other view.
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('main').focus();
});
document.documentElement.classList.add('scripted');
addEventListener('hashchange', show);
unfoldOnDemand();
unfoldForPrint();
drawMatrix();
show();
