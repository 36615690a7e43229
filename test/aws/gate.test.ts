import { expect, test } from 'vitest';
import { Gate } from '../../src/aws/gate.ts';

test('a gate lets in as many as there are places, the others one for each that leaves, in the order in which they came', async () => {
  const gate = new Gate(2);
  const entered: string[] = [];
  const enter = async (name: string) => {
    await gate.enter();
    entered.push(name);
  };
  const all = ['a', 'b', 'c', 'd', 'e'].map(enter);
  const states: string[] = [];
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    states.push(entered.join(''));
    gate.leave();
  }
  await Promise.all(all);
  expect(states).toEqual(['ab', 'abc', 'abcd', 'abcde', 'abcde']);
  // Whoever was in has left.
  expect([gate.enter(), gate.enter(), gate.enter()].map((wait) => wait === undefined)).toEqual([true, true, false]);
});
