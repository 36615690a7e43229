import { describe, expect, test } from 'vitest';
import { type Columns, type Link, layOut, type Row } from '../../src/report/estate-map-layout.ts';

const row = (key: string): Row => ({ key, label: key, sub: '', look: 'plain' });
const link = (from: string, to: string, changes: Partial<Link> = {}): Link => ({
  from,
  to,
  state: 'delivers',
  share: 1,
  title: `${from} to ${to}`,
  mark: '',
  ...changes,
});
const draw = (columns: Partial<Columns>) =>
  layOut(
    {
      left: ['a', 'b', 'c'].map(row),
      middle: [
        { key: 'vault', label: 'vault', sub: '', rows: [row('x'), row('y')] },
        { key: 'lost', label: 'lost', sub: '', rows: [row('z')] },
      ],
      right: ['r', 's'].map(row),
      links: [],
      ...columns,
    },
    ['from', 'to', 'readers'],
  );
const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('A drawing', () => {
  const many = Array.from({ length: 9 }, (_, index) =>
    link('b', index % 2 ? 'x' : 'z', { state: 'broken', mark: `✕ ${index} broken` }),
  );

  test('lets no box lie on another, nor outside', () => {
    const { boxes, width, height } = draw({ links: [...many, link('x', 'r'), link('y', 's')] });
    expect(boxes).toHaveLength(8);
    for (const [index, one] of boxes.entries()) {
      expect(one.y >= 0 && one.y + one.height <= height && one.x + one.width <= width).toBe(true);
      for (const other of boxes.slice(index + 1))
        expect(one.x !== other.x || one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
    }
  });

  test('makes a row high enough that its marks stand apart, each on its line', () => {
    const { marks, lines } = draw({ links: [link('b', 'vault'), ...many] });
    expect(marks.map(({ label }) => label.text)).toEqual(many.map(({ mark }) => mark));
    const tops = marks.map(({ y }) => y).sort((a, b) => a - b);
    for (const [index, y] of tops.slice(1).entries()) expect(y - (tops[index] ?? 0)).toBeGreaterThanOrEqual(17);
    for (const [index, { y, height }] of marks.entries())
      expect(numbers(lines[index + 1]?.path ?? '')[1]).toBeCloseTo(y + height / 2, 0);
  });

  test('begins and ends a line at its boxes, and makes it thicker the more it carries', () => {
    const { lines, boxes } = draw({ links: [link('a', 'x', { share: 0.01 }), link('c', 'z', { share: 1 })] });
    const at = (key: string) => boxes.find(({ label }) => label.text === key);
    for (const [index, [from, to]] of [
      ['a', 'x'],
      ['c', 'z'],
    ].entries()) {
      const path = numbers(lines[index]?.path ?? '');
      const [start, end] = [at(from ?? ''), at(to ?? '')];
      expect([path[0], path.at(-2)]).toEqual([(start?.x ?? 0) + (start?.width ?? 0), end?.x]);
    }
    expect(lines.map(({ width }) => width)).toEqual([1.7, 6]);
  });

  test('is narrower without readers', () => {
    expect(draw({ right: [] }).width).toBeLessThan(draw({}).width);
  });

  test('has no line without an end', () => {
    expect(() => draw({ links: [link('a', 'nowhere')] })).toThrow('a line from a to nowhere has no end');
  });
});
