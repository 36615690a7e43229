import type { Audit } from '../core/audit.ts';
import type { Shortfall } from '../core/audit-result.ts';

/** `the settings ask for 90 days (goals.archiveDays), this control for 365`. */
export const shortfallText = ({ goal, asked, demanded, lowered }: Shortfall): string =>
  `the settings ask for ${asked} days (goals.${goal}), this control for ${demanded}${lowered ? '' : ', which nobody measured'}`;

/** A line for each control that fails because the settings were lowered, such as `PCI DSS 4.0.1 10.5.1 fails: …`. */
export const loweredLines = ({ frameworks }: Audit): string[] =>
  frameworks.flatMap(({ name, controls }) =>
    controls.flatMap(({ id, shortfalls = [] }) =>
      shortfalls
        .filter(({ lowered }) => lowered)
        .map((shortfall) => `${name} ${id} fails: ${shortfallText(shortfall)}`),
    ),
  );
