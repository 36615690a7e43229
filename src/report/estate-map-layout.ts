import type { FlowState } from '../core/estate-map.ts';

/** Something in a column: its first line, and a smaller second one. */
export interface Row {
  readonly key: string;
  readonly label: string;
  readonly sub: string;
  readonly look: 'plain' | 'absent' | 'unseen';
}

/** Rows of the middle column that have one owner. */
export interface RowGroup {
  readonly key: string;
  readonly label: string;
  readonly sub: string;
  readonly rows: readonly Row[];
}

/** A line between rows, or from a row to a group. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly state: FlowState;
  /** How much it carries, above 0 to 1. */
  readonly share: number;
  /** The line in words. */
  readonly title: string;
  /** What is written on it; empty where all is well. */
  readonly mark: string;
}

/** What a drawing shows, in three columns. */
export interface Columns {
  readonly left: readonly Row[];
  readonly middle: readonly RowGroup[];
  readonly right: readonly Row[];
  readonly links: readonly Link[];
}

interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A drawing in SVG user units, to be laid out by a template that decides nothing. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly Text[];
  readonly frames: readonly (Rect & { readonly label: Text; readonly sub: Text })[];
  readonly boxes: readonly (Rect & { readonly look: Row['look']; readonly label: Text; readonly sub: Text })[];
  readonly lines: readonly {
    readonly path: string;
    readonly width: number;
    readonly state: FlowState;
    readonly title: string;
  }[];
  readonly marks: readonly (Rect & { readonly state: FlowState; readonly label: Text })[];
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const columns = { left: [0, 236], middle: [450, 340], right: [906, 214] } as const;
const top = 34;
const rowHeight = 42;
const gap = 10;
const inset = 10;
const headHeight = 46;
/** How far rows of a short column stand apart at most, beyond the gap. */
const mostRoom = 50;
/** Height that a line of its own needs where it leaves a row. */
const slot = 20;
/** A line with a mark goes straight for so long, so that the mark lies on it. */
const lead = 92;

/** Places columns, rows, and the lines between them. Rows grow with the marked lines that leave them. */
export function layOut({ left, middle, right, links }: Columns, titles: readonly [string, string, string]): Drawing {
  const leaving = new Map<string, Link[]>();
  for (const link of links) leaving.set(link.from, [...(leaving.get(link.from) ?? []), link]);
  const heightOf = ({ key }: Row): number => Math.max(rowHeight, slot * slotsOf(leaving.get(key) ?? []).length + 4);

  const heights = {
    left: stacked(left.map(heightOf)),
    middle: stacked(middle.map(({ rows }) => headHeight + stacked(rows.map(heightOf)) + inset)),
    right: stacked(right.map(heightOf)),
  };
  const most = Math.max(heights.left, heights.middle, heights.right);

  const places = new Map<string, Rect>();
  const boxes: Drawing['boxes'][number][] = [];
  const place = (row: Row, x: number, y: number, width: number): number => {
    const rect = { x, y, width, height: heightOf(row) };
    places.set(row.key, rect);
    const middleOf = y + rect.height / 2;
    boxes.push({
      ...rect,
      look: row.look,
      label: { x: x + 10, y: middleOf + (row.sub ? -3 : 4), text: row.label },
      sub: { x: x + 10, y: middleOf + 13, text: row.sub },
    });
    return y + rect.height + gap;
  };

  // A short column is spread, so that lines are flat.
  const room = Math.min(mostRoom, (most - heights.left) / Math.max(1, left.length));
  let y = top + Math.round((most - heights.left - room * (left.length - 1)) / 2);
  for (const row of left) y = place(row, columns.left[0], y, columns.left[1]) + room;
  const frames: Drawing['frames'][number][] = [];
  y = top + Math.round((most - heights.middle) / 2);
  for (const { key, label, sub, rows } of middle) {
    const [x, width] = columns.middle;
    let inner = y + headHeight;
    for (const row of rows) inner = place(row, x + inset, inner, width - 2 * inset);
    const frame = { x, y, width, height: inner - gap + inset - y };
    frames.push({
      ...frame,
      label: { x: x + inset, y: y + 19, text: label },
      sub: { x: x + inset, y: y + 36, text: sub },
    });
    // Lines to a group end at its heading.
    places.set(key, { ...frame, height: headHeight });
    y += frame.height + gap;
  }
  // Readers stand where what they read stands, as far as there is room.
  y = top;
  let rest = heights.right;
  const wanted = new Map(right.map((row) => [row, meanOf(links, row, places)]));
  for (const row of [...right].sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0))) {
    const latest = top + most - rest;
    y = Math.max(y, Math.min(latest, (wanted.get(row) ?? 0) - heightOf(row) / 2));
    rest -= heightOf(row) + gap;
    y = place(row, columns.right[0], y, columns.right[1]);
  }

  return {
    width: right.length > 0 ? columns.right[0] + columns.right[1] : columns.middle[0] + columns.middle[1],
    height: top + most + 6,
    headings: titles.map((text, index) => ({
      x: [columns.left[0], columns.middle[0], columns.right[0]][index] ?? 0,
      y: 16,
      text,
    })),
    frames,
    boxes,
    ...drawn(links, places),
  };
}

function meanOf(links: readonly Link[], { key }: Row, places: ReadonlyMap<string, Rect>): number {
  const from = links.filter(({ to }) => to === key).map((link) => centre(places.get(link.from)));
  return from.reduce((sum, y) => sum + y, 0) / Math.max(1, from.length);
}

const stacked = (heights: readonly number[]): number =>
  heights.reduce((sum, height) => sum + height, 0) + gap * Math.max(0, heights.length - 1);

/** Where lines leave a row: all without a mark at one place, each with a mark at its own. */
const slotsOf = (links: readonly Link[]): readonly (readonly Link[])[] => {
  const plain = links.filter(({ mark }) => mark === '');
  return [...(plain.length > 0 ? [plain] : []), ...links.filter(({ mark }) => mark !== '').map((link) => [link])];
};

function drawn(links: readonly Link[], places: ReadonlyMap<string, Rect>): Pick<Drawing, 'lines' | 'marks'> {
  const middleOf = (key: string): number => centre(places.get(key));
  const starts = new Map<Link, number>();
  const ends = new Map<Link, number>();
  for (const [key, own] of by(links, ({ from }) => from)) {
    const rect = places.get(key);
    const slots = slotsOf([...own].sort((a, b) => middleOf(a.to) - middleOf(b.to)));
    for (const [index, slotLinks] of slots.entries())
      for (const link of slotLinks) starts.set(link, spread(rect, index, slots.length));
  }
  for (const [key, own] of by(links, ({ to }) => to)) {
    const rect = places.get(key);
    const sorted = [...own].sort((a, b) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0));
    for (const [index, link] of sorted.entries()) ends.set(link, spread(rect, index, sorted.length));
  }
  const lines: Drawing['lines'][number][] = [];
  const marks: Drawing['marks'][number][] = [];
  for (const link of links) {
    const from = places.get(link.from);
    const to = places.get(link.to);
    if (!from || !to) throw new Error(`a line from ${link.from} to ${link.to} has no end`);
    const [x1, y1, x2, y2] = [from.x + from.width, starts.get(link) ?? 0, to.x, ends.get(link) ?? 0];
    const bend = link.mark ? x1 + lead : x1;
    const half = round((x2 - bend) / 2);
    const straight = link.mark ? ` H${bend}` : '';
    lines.push({
      path: `M${x1} ${round(y1)}${straight} C${bend + half} ${round(y1)} ${x2 - half} ${round(y2)} ${x2} ${round(y2)}`,
      width: round(1.25 + 4.75 * Math.sqrt(link.share)),
      state: link.state,
      title: link.title,
    });
    if (link.mark) marks.push(markOn(link, x1 + 8, y1));
  }
  return { lines, marks };
}

function markOn({ mark, state }: Link, x: number, y: number): Drawing['marks'][number] {
  const width = round(mark.length * 6.3 + 12);
  return { x, y: round(y - 8.5), width, height: 17, state, label: { x: x + 6, y: round(y + 4), text: mark } };
}

const centre = (rect: Rect | undefined): number => (rect ? rect.y + rect.height / 2 : 0);
const spread = (rect: Rect | undefined, index: number, count: number): number =>
  rect ? rect.y + ((index + 0.5) * rect.height) / count : 0;
const round = (n: number): number => Math.round(n * 10) / 10;

function by<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
