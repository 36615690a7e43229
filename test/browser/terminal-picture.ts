/** In CSS pixels: a character of 13px monospace, a line, the margin. */
const box = { character: 7.83, line: 18, margin: 16 };

/** Colours of the ANSI codes that a summary uses (src/report/paint.ts), on a dark ground. */
const looks: Readonly<Record<string, string>> = {
  '1': 'font-weight="bold" fill="#fff"',
  '2': 'fill="#9aa4b2"',
  '31': 'fill="#ff7b72"',
  '32': 'fill="#56d364"',
  '33': 'fill="#e3b341"',
  '35': 'fill="#d2a8ff"',
};

/** What a terminal shows, as an SVG that looks the same everywhere: each run of characters has the width it has there. */
export function terminalPicture(command: string, output: string): string {
  const lines = [`$ ${command}`, ...output.trimEnd().split('\n')];
  const columns = Math.max(...lines.map((line) => line.replaceAll(codes, '').length));
  const width = Math.ceil(columns * box.character + 2 * box.margin);
  const height = lines.length * box.line + 2 * box.margin;
  const texts = lines.flatMap((line, row) => runsOf(line).map((run) => textElement(run, row)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The output of ${escaped(command)}">
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#d5dbe3">
${texts.join('\n')}
</g>
</svg>
`;
}

interface Run {
  readonly text: string;
  /** The column it begins in. */
  readonly column: number;
  readonly look: string;
}

const esc = '\u001b';
const codes = new RegExp(`${esc}\\[(\\d+)m`, 'g');

/** A line in runs of one look. */
function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let column = 0;
  let look = '';
  for (const [index, part] of line.split(codes).entries()) {
    if (index % 2) look = looks[part] ?? '';
    else {
      // Only single spaces: a row of them would be drawn as one.
      for (const { 0: text, index: at } of part.matchAll(/\S+(?: \S+)*/g))
        runs.push({ text, column: column + at, look });
      column += part.length;
    }
  }
  return runs;
}

function textElement({ text, column, look }: Run, row: number): string {
  const x = (box.margin + column * box.character).toFixed(1);
  const y = box.margin + row * box.line + 13;
  return `<text x="${x}" y="${y}" textLength="${(text.length * box.character).toFixed(1)}" ${look}>${escaped(text)}</text>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
