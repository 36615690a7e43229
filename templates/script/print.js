import { unfold } from './fold.js';

/** What is folded away is printed all the same, in the view that is shown. */
export function unfoldForPrint() {
  let folded = [];
  addEventListener('beforeprint', () => {
    for (const details of shown()) if (!details.open) unfold(details);
    folded = shown().filter(({ open }) => !open);
    for (const details of folded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });
}

function shown() {
  const { view } = document.body.dataset;
  const places = { checks: '#checks details' };
  return [...document.querySelectorAll(view === undefined ? 'details' : (places[view] ?? '#view details'))];
}
