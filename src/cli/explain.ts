import { checksWith } from '../catalog/own-checks.ts';
import { destinationTypesOf } from '../core/check.ts';
import { frameworkTitle } from '../report/framework-titles.ts';
import { operationsOfCheck } from './checks.ts';
import { type ChecksDirFlags, checkNamed } from './choose-checks.ts';

/** `blindspot explain`. @returns the exit status */
export async function explainCommand(id: string, { checksDir }: ChecksDirFlags): Promise<number> {
  const check = checkNamed(id, await checksWith(checksDir));
  const { title, failureTitle, severity, breadth, why, remedy, controls, messages, requirements, changedBy } = check;
  const sections = [
    `${id}\n${title}. Where not: ${failureTitle}.`,
    why,
    `Severity ${severity}, judged once per ${destinationTypesOf(check).join(', ') || breadth}. Version ${check.version} of the check.`,
    `What it says\n${indented(Object.values(messages))}`,
    `What it reads\n${indented(operationsOfCheck(check))}`,
    [
      `Remedy\n${indented([remedy.text])}`,
      ...(remedy.cli ? [`  AWS CLI\n${indented([remedy.cli], 4)}`] : []),
      ...(remedy.terraform ? [`  Terraform\n${indented([remedy.terraform], 4)}`] : []),
    ].join('\n'),
    ...(Object.keys(controls).length
      ? [
          `Controls\n${indented(
            Object.entries(controls).map(([framework, ids]) => `${frameworkTitle(framework)}: ${ids.join(', ')}`),
          )}`,
        ]
      : []),
    [
      ...(requirements.length ? [`Requirements: ${requirements.join(', ')} (see checks/README.md)`] : []),
      `Changed by: ${changedBy.join(', ') || 'nothing that CloudTrail records'}`,
    ].join('\n'),
  ];
  process.stdout.write(`${sections.join('\n\n')}\n`);
  return 0;
}

/** Each text on a line of its own, with all its lines indented. */
const indented = (texts: readonly string[], by = 2): string => texts.join('\n').replace(/^/gm, ' '.repeat(by));
