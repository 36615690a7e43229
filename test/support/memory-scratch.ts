import type { Scratch } from '../../src/core/scratch.ts';

/** Scratch that is no file. */
export function memoryScratch(): Scratch {
  const texts: string[] = [];
  return {
    append: (text) => ({ at: texts.push(text) - 1, size: text.length }),
    read: ({ at }) => texts[at] ?? '',
  };
}
