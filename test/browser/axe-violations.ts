import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core holds against the page as it stands: a line for each rule, with an element that breaks it. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  return violations.map(
    ({ id, help, nodes }) => `${id} (${help}): ${nodes[0]?.target.map(String).join(' ')}, ${nodes.length} in all`,
  );
}
