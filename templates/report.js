// Makes the page handier; without it everything is still there to read.
(() => {
  const main = document.getElementById('main');
  const form = document.getElementById('filter');
  const rows = [...document.querySelectorAll('[data-finding]')];
  const checks = [...document.querySelectorAll('.check')];
  const result = form.querySelector('.result');
  const cellNote = form.querySelector('.cell-filter');
  const fields = ['q', 'outcome', 'severity', 'account', 'source'];
  const everything = result.textContent;

  // The state of the page is its fragment: #?outcome=fail&matrix=flow-logs. Any other fragment is a place in the page.
  const readState = () => new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
  const writeState = (state, how) => {
    const text = state.toString();
    history[how](null, '', text ? `#?${text}` : location.pathname + location.search);
  };

  const textOf = new Map();
  const searchText = (row) => {
    if (!textOf.has(row)) textOf.set(row, `${row.closest('.check').dataset.text} ${row.textContent}`.toLowerCase());
    return textOf.get(row);
  };

  const behindCell = (cell) => {
    if (!cell) return null;
    const [matrix, account, region] = cell.split(',');
    const links = document.querySelectorAll(
      `[data-matrix="${CSS.escape(matrix ?? '')}"] [data-account="${CSS.escape(account ?? '')}"] a`,
    );
    const link = [...links].find((one) => one.dataset.region === region);
    return new Set(link ? link.dataset.findings.split(' ') : []);
  };

  const applyFilter = (state) => {
    const words = (state.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const anchors = behindCell(state.get('cell'));
    const active = anchors !== null || fields.some((name) => state.get(name));
    const wanted = (value, name) => !state.get(name) || state.get(name) === value;
    let shown = 0;
    for (const row of rows) {
      const visible =
        !active ||
        ((anchors === null || anchors.has(row.id)) &&
          wanted(row.dataset.severity, 'severity') &&
          wanted(row.dataset.account, 'account') &&
          wanted(row.closest('[data-outcome]').dataset.outcome, 'outcome') &&
          wanted(row.closest('.check').dataset.source, 'source') &&
          words.every((word) => searchText(row).includes(word)));
      row.hidden = !visible;
      if (visible) shown++;
    }
    for (const check of checks) {
      for (const outcome of check.querySelectorAll('[data-outcome]'))
        outcome.hidden = active && !outcome.querySelector('[data-finding]:not([hidden])');
      check.hidden = active && !check.querySelector('[data-finding]:not([hidden])');
    }
    if (anchors !== null) for (const check of checks) if (!check.hidden) check.querySelector('details').open = true;
    result.textContent = active
      ? `${shown.toLocaleString('en')} of ${rows.length.toLocaleString('en')} findings on this page`
      : everything;
    cellNote.hidden = anchors === null;
    if (anchors !== null) cellNote.querySelector('b').textContent = cellTitle(state.get('cell'));
  };

  const cellTitle = (cell) => {
    const [matrix, account, region] = cell.split(',');
    const panel = document.querySelector(`[data-matrix="${CSS.escape(matrix ?? '')}"]`);
    const row = panel?.querySelector(`[data-account="${CSS.escape(account ?? '')}"] th`);
    return [panel?.dataset.title ?? matrix, row?.textContent ?? account, region].join(', ');
  };

  const fillForm = (state) => {
    for (const name of fields) form.elements[name].value = state.get(name) ?? '';
  };

  const change = (edit, how = 'replaceState') => {
    const state = readState();
    edit(state);
    writeState(state, how);
    apply();
  };
  const put = (state, name, value) => (value ? state.set(name, value) : state.delete(name));

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () =>
    change((state) => {
      for (const name of fields) put(state, name, form.elements[name].value);
    }),
  );
  form.addEventListener('reset', () =>
    change((state) => {
      for (const name of ['cell', ...fields]) state.delete(name);
    }),
  );
  cellNote.querySelector('button').addEventListener('click', () => change((state) => state.delete('cell')));
  for (const button of form.querySelectorAll('[data-open]'))
    button.addEventListener('click', () => {
      for (const check of checks)
        if (!check.hidden) check.querySelector('details').open = button.dataset.open === 'true';
    });

  // A cell of the matrix leads to the findings behind it.
  document.getElementById('matrices').addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link?.dataset.findings || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const matrix = link.closest('[data-matrix]').dataset.matrix;
    const account = link.closest('[data-account]').dataset.account;
    change((state) => {
      for (const name of fields) state.delete(name);
      state.set('cell', [matrix, account, link.dataset.region].join(','));
      put(state, 'matrix', matrix === 'all' ? '' : matrix);
    }, 'pushState');
    const findings = document.getElementById('findings');
    findings.scrollIntoView();
    form.elements.q.focus({ preventScroll: true });
  });

  // One matrix at a time.
  const panels = [...document.querySelectorAll('[data-matrix]')];
  const tabs = new Map();
  if (panels.length > 1) {
    const list = document.createElement('div');
    list.className = 'tabs';
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-labelledby', 'matrix-title');
    for (const panel of panels) {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = `tab-${panel.dataset.matrix}`;
      tab.textContent = panel.dataset.matrix === 'all' ? 'All sources' : panel.dataset.title;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', panel.id);
      tab.addEventListener('click', () =>
        change((state) => put(state, 'matrix', panel === panels[0] ? '' : panel.dataset.matrix)),
      );
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      tabs.set(panel, tab);
      list.append(tab);
    }
    list.addEventListener('keydown', (event) => {
      const all = [...tabs.values()];
      const at = all.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      const tab = all[(to + all.length) % all.length];
      tab.focus();
      tab.click();
    });
    document.getElementById('matrices').before(list);
  }
  const showMatrix = (state) => {
    const chosen = panels.find((panel) => panel.dataset.matrix === state.get('matrix')) ?? panels[0];
    for (const [panel, tab] of tabs) {
      panel.hidden = panel !== chosen;
      tab.setAttribute('aria-selected', String(panel === chosen));
      tab.tabIndex = panel === chosen ? 0 : -1;
    }
  };

  // A link to something folded away opens it, and lifts a filter that hides it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !main.contains(target)) return;
    for (let at = target; at; at = at.parentElement) {
      at.hidden = false;
      if (at.tagName === 'DETAILS') at.open = true;
    }
    const own = target.matches('.check') ? target.querySelector('details') : null;
    if (own) own.open = true;
    target.scrollIntoView();
  };

  const apply = () => {
    const state = readState();
    fillForm(state);
    applyFilter(state);
    showMatrix(state);
  };
  const arrive = () => {
    apply();
    if (location.hash && !location.hash.startsWith('#?')) reveal();
  };
  addEventListener('hashchange', arrive);
  addEventListener('popstate', apply);
  arrive();

  // What is folded away is printed all the same.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    for (const details of folded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });
})();
