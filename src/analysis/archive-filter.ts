import type { Json } from '../core/json.ts';

/** One condition of a GuardDuty filter, under AWS's names; the short ones are older and mean the same. */
export interface FilterCondition {
  readonly Eq?: readonly string[] | undefined;
  readonly Equals?: readonly string[] | undefined;
  readonly Matches?: readonly string[] | undefined;
  readonly Lt?: number | undefined;
  readonly LessThan?: number | undefined;
  readonly Lte?: number | undefined;
  readonly LessThanOrEqual?: number | undefined;
}
export type FilterCriterion = Readonly<Record<string, FilterCondition>>;

/**
 * What a suppression rule can silence.
 * - `low`: only findings below the severity that matters here
 * - `narrow`: some types of finding, and only about certain resources or counterparts
 * - `types`: some types of finding, whatever they are about
 * - `resources`: every type of finding about certain resources or counterparts
 * - `everything`: neither types nor resources narrow it, at most severity, account, Region or time
 */
export type ArchiveReach = 'low' | 'narrow' | 'types' | 'resources' | 'everything';

/**
 * Judges the breadth of a GuardDuty filter whose action is ARCHIVE. Its conditions are joined by AND, the values of one
 * condition by OR (GuardDuty User Guide, "Filtering findings"). A negative condition leaves nearly all findings inside,
 * so it does not narrow; nor does a value that is all wildcard, or a network of prefix length 0.
 * @param floor findings of this severity and above matter
 */
export function archiveReach(criterion: FilterCriterion, floor: number): ArchiveReach {
  const conditions = Object.entries(criterion);
  if (conditions.some(([field, condition]) => field === 'severity' && staysBelow(condition, floor))) return 'low';
  const narrowing = conditions.filter(([, condition]) => namesSome(condition)).map(([field]) => field);
  const types = narrowing.includes('type');
  if (narrowing.includes('id') || narrowing.includes('arn')) return 'narrow';
  const resources = narrowing.some(isAboutSomething);
  if (types && resources) return 'narrow';
  if (types) return 'types';
  return resources ? 'resources' : 'everything';
}

/** Severities are numbers from 1 to 10; as text, "3" stands for all from 3.0 to 3.9 (GuardDuty API Reference). */
function staysBelow(condition: FilterCondition, floor: number): boolean {
  const { Lt, LessThan = Lt, Lte, LessThanOrEqual = Lte, Eq, Equals = Eq } = condition;
  if (LessThan !== undefined && LessThan <= floor) return true;
  if (LessThanOrEqual !== undefined && LessThanOrEqual < floor) return true;
  return Equals !== undefined && Equals.length > 0 && Equals.every((value) => Math.floor(Number(value)) + 1 <= floor);
}

function namesSome({ Eq, Equals, Matches }: FilterCondition): boolean {
  return [Eq, Equals, Matches].some((values) => values && values.length > 0 && !values.some(isOpen));
}

const isOpen = (value: string): boolean => /^[*?]*$/.test(value) || value.endsWith('/0');

/** Fields that hold for so many findings at once that naming a value hardly narrows. */
const vague =
  /^(resource\.resourceType|service\.action\.actionType|.*\.country\.countryName|.*\.(callerType|connectionDirection|protocol|blocked))$/;

const isAboutSomething = (field: string): boolean =>
  (field.startsWith('resource.') ||
    field.startsWith('service.action.') ||
    field.startsWith('service.runtimeDetails.')) &&
  !vague.test(field);

/** A criterion without the operators that are not used: `{ type: { Equals: [...] } }`. */
export function spelledOut(
  criterion: Readonly<Record<string, Readonly<Record<string, Json | undefined>>>>,
): Record<string, Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(criterion).map(([field, condition]) => [
      field,
      Object.fromEntries(
        Object.entries(condition).flatMap(([operator, operand]) =>
          operand === undefined ? [] : [[operator, operand]],
        ),
      ),
    ]),
  );
}
