import { operationsOfCheck } from './checks.ts';
import { checkNamed } from './choose-checks.ts';

/** `blindspot explain`. @returns the exit status */
export async function explainCommand(id: string): Promise<number> {
  const check = checkNamed(id);
  const {
    title,
    failureTitle,
    severity,
    breadth,
    destination,
    why,
    remedy,
    controls,
    messages,
    requirements,
    changedBy,
  } = check;
  const indented = (text: string) => text.replace(/^/gm, '    ');
  const sections = [
    `${id}\n${title}. When not: ${failureTitle}.`,
    `severity ${severity}, judged per ${destination ?? breadth}, version ${check.version}`,
    why,
    `What it says\n${Object.values(messages)
      .map((message) => `  ${message}`)
      .join('\n')}`,
    `Evidence\n${operationsOfCheck(check)
      .map((operation) => `  ${operation}`)
      .join('\n')}`,
    `Remedy\n  ${remedy.text}${remedy.cli ? `\n${indented(remedy.cli)}` : ''}${remedy.terraform ? `\n${indented(remedy.terraform)}` : ''}`,
    `Controls\n${Object.entries(controls)
      .map(([framework, ids]) => `  ${framework}: ${ids.join(', ')}`)
      .join('\n')}`,
    `Requirements ${requirements.join(' ')}\nChanged by ${changedBy.join(', ') || 'nothing that CloudTrail records'}`,
  ];
  process.stdout.write(`${sections.join('\n\n')}\n`);
  return 0;
}
