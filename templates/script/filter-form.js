import { button, el } from './dom.js';

/** The form over the list of findings. @param change gets what is wanted: name => text, without what is not set */
export function filterForm(lists, settings, change) {
  const form = el(
    'form',
    { id: 'filter', role: 'search', 'aria-label': 'Filter findings' },
    el(
      'label',
      { class: 'grow' },
      'Search',
      el('input', {
        type: 'search',
        name: 'q',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: 'message, resource, check, fact',
      }),
    ),
    choice('outcome', 'Outcome', [
      ['open', 'fail, unknown or error'],
      'fail',
      'unknown',
      'error',
      'pass',
      ['not-applicable', 'not applicable'],
    ]),
    choice('severity', 'Severity', ['critical', 'high', 'medium', 'low', 'info']),
    choice(
      'source',
      'Source',
      lists.sources.map(({ key, title }) => [key, title]),
    ),
    lists.spread
      ? el(
          'label',
          {},
          'Account',
          el('input', { name: 'account', autocomplete: 'off', spellcheck: 'false', placeholder: 'id, or none' }),
        )
      : choice('account', 'Account', [
          ...lists.accounts.map(({ id, name }) => [id, name ? `${name} (${id})` : id]),
          ['none', 'of no account'],
        ]),
    choice('ou', 'Organizational unit', unitsOf(lists.ous)),
    choice('region', 'Region', lists.regions),
    choice(
      'framework',
      'Framework',
      lists.frameworks.map(({ key, title }) => [key, title]),
    ),
    choice('control', 'Control', controlsOf(lists, settings.get('framework'))),
    choice('check', 'Check', lists.checks.map(({ id }) => id).sort()),
    choice('waived', 'Waived', [
      ['yes', 'only waived'],
      ['no', 'not waived'],
    ]),
    el('div', { class: 'actions' }, el('button', { type: 'reset' }, 'Clear')),
    settings.get('cell') &&
      el(
        'p',
        { class: 'cell-filter' },
        'Only what is open in ',
        el('b', {}, cellText(lists, settings.get('cell'))),
        lists.spread ? ' itself. ' : ', there or elsewhere but resting on it. ',
        button('Show all', () => {
          form.querySelector('.cell-filter').remove();
          change(wantedOf(form, ''));
        }),
      ),
  );
  for (const [name, value] of settings) if (form.elements[name]) form.elements[name].value = value;
  let timer;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    if (target.name === 'framework') {
      const controls = choice('control', 'Control', controlsOf(lists, target.value));
      form.elements.control.replaceChildren(...controls.querySelector('select').children);
    }
    const cell = form.querySelector('.cell-filter') ? settings.get('cell') : '';
    clearTimeout(timer);
    timer = setTimeout(() => change(wantedOf(form, cell)), target.tagName === 'INPUT' ? 200 : 0);
  });
  form.addEventListener('reset', () => {
    form.querySelector('.cell-filter')?.remove();
    change({});
  });
  return form;
}

function wantedOf(form, cell) {
  const wanted = Object.fromEntries(new FormData(form));
  return cell ? { ...wanted, cell } : wanted;
}

/** @param options values, or pairs of value and text */
export const choice = (name, label, options) =>
  el(
    'label',
    {},
    label,
    el(
      'select',
      { name },
      el('option', { value: '' }, 'all'),
      options.map((option) => {
        const [value, text] = Array.isArray(option) ? option : [option, option];
        return el('option', { value }, text);
      }),
    ),
  );

/** Every organizational unit and those above it. */
export const unitsOf = (ous) =>
  [
    ...new Set(
      ous.flatMap((path) => path.split(' / ').map((_, depth, names) => names.slice(0, depth + 1).join(' / '))),
    ),
  ].sort();

/** The controls of a framework, or of all. */
const controlsOf = ({ checks }, framework) =>
  [
    ...new Set(
      checks.flatMap(({ controls }) =>
        Object.entries(controls).flatMap(([key, ids]) => (!framework || key === framework ? ids : [])),
      ),
    ),
  ].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

function cellText({ sources, accounts }, cell) {
  const [source, id, region] = cell.split(',');
  const account = accounts.find((one) => one.id === id);
  const title = source === 'all' ? 'All sources' : sources.find(({ key }) => key === source)?.title;
  return [title ?? source, account?.name || id, region].join(', ');
}
