import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { checks } from '../../src/catalog/generated/checks.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderSummary } from '../../src/report/terminal.ts';
import { checkSummary } from '../support/audit.ts';
import { richAudit } from './rich-audit.ts';

test('shoot', () => {
  const audit = richAudit(
    checks.map((c: any) =>
      checkSummary({
        ...c,
        controls: JSON.parse(JSON.stringify(c.controls)),
        requirements: [...c.requirements],
        operations: Object.values(c.needs).map((n: any) => `${n.id}`),
      }),
    ),
  );
  const t = performance.now();
  const html = renderHtml(audit);
  console.log(html.length, performance.now() - t, audit.findings.length);
  writeFileSync('/tmp/shots/report.html', html);
  writeFileSync('/tmp/shots/few.html', renderHtml(richAudit()));
  console.log(renderSummary(audit, { color: true, width: 100 }));
  console.log(renderSummary(audit, { color: false, width: 80 }));
});
