/**
 * The organization's units as a tree of the accounts with targets: each unit has its `name` and `path`, the accounts in
 * it (`own`) and all at or below it (`places`), by their places in the lists, and its `units`.
 */
export function unitTree({ accounts, ous }) {
  const top = newUnit('', '');
  for (const [place, { ou, targets }] of accounts.entries()) {
    if (!targets) continue;
    let unit = top;
    for (const name of ous[ou].split(' / ')) {
      unit = below(unit, name);
      unit.places.push(place);
    }
    unit.own.push(place);
  }
  return top.units;
}

const newUnit = (name, path) => ({ name, path, own: [], places: [], units: [] });

function below(unit, name) {
  const known = unit.units.find((one) => one.name === name);
  if (known) return known;
  const made = newUnit(name, unit.path ? `${unit.path} / ${name}` : name);
  unit.units.push(made);
  return made;
}

/** The units to show unfolded at first: level by level, as long as no more than so many rows are seen. */
export function unfoldedUnits(units, most) {
  const unfolded = new Set();
  let level = units;
  let rows = units.length;
  while (level.length > 0) {
    const next = level.flatMap((unit) => unit.units);
    rows += next.length;
    if (next.length === 0 || rows > most) break;
    for (const unit of level) if (unit.units.length > 0) unfolded.add(unit);
    level = next;
  }
  return unfolded;
}
