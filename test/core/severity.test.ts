import { expect, test } from 'vitest';
import { atLeast, severities } from '../../src/core/severity.ts';

test('a severity is at least itself and everything milder', () => {
  const table = severities.map((one) => severities.map((other) => (atLeast(one, other) ? 'x' : '.')).join(''));
  expect(table).toEqual(['xxxxx', '.xxxx', '..xxx', '...xx', '....x']);
});
