import { checksWith } from '../catalog/own-checks.ts';
import type { Check } from '../core/check.ts';
import { counted } from '../core/counted.ts';
import { type CheckFlags, type ChecksDirFlags, chooseChecks } from './choose-checks.ts';
import { operationsOf } from './evaluate-bundle.ts';

/** The operations that a check's evidence is read by. */
export const operationsOfCheck = ({ needs }: Check): string[] => [
  ...new Set(Object.values(needs).flatMap(({ id }) => operationsOf(id).operations)),
];

/** `blindspot checks`. @returns the exit status */
export async function checksCommand(flags: CheckFlags & ChecksDirFlags & { readonly json?: true }): Promise<number> {
  const chosen = chooseChecks({ ...flags, deep: true }, await checksWith(flags.checksDir));
  if (flags.json) {
    const list = chosen.map((check) => {
      const { id, title, severity, breadth, controls, requirements } = check;
      return { id, title, severity, breadth, controls, requirements, operations: operationsOfCheck(check) };
    });
    process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...chosen.map(({ id }) => id.length));
  for (const { id, severity, title } of chosen)
    process.stdout.write(`${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}\n`);
  process.stdout.write(`${counted(chosen.length, 'check')}; \`blindspot explain CHECK\` tells more\n`);
  return 0;
}
