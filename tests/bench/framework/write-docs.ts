import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawBars } from './draw-bars.ts';
import { isMet, type Report, short, spread } from './report.ts';
import { median } from './statistics.ts';

const DOCS = path.join(import.meta.dirname, '../../../docs');
const IMAGES = 'images/performance';
const BETWEEN = /(<!-- results -->\n)[\s\S]*(\n<!-- end of results -->)/;

/** Puts the results into docs/performance.md, between its marks, and draws their plots. */
export function writeDocs(reports: Report[]): void {
  const file = path.join(DOCS, 'performance.md');
  const page = readFileSync(file, 'utf8');
  if (!BETWEEN.test(page)) throw new Error('docs/performance.md has no marks between which the results could go');
  mkdirSync(path.join(DOCS, IMAGES), { recursive: true });
  for (const report of reports) writeFileSync(path.join(DOCS, IMAGES, `${report.name}.svg`), drawBars(report));
  const text = [barsTable(reports), ...reports.map(section)].join('\n\n');
  writeFileSync(
    file,
    page.replace(BETWEEN, (_, before: string, after: string) => `${before}\n${text}\n${after}`),
  );
}

function barsTable(reports: Report[]): string {
  const rows = reports.flatMap(({ name, bars }) =>
    bars.map((bar) => {
      const target = bar.atMost === undefined ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`;
      return `| [${name}](#${name}) | ${bar.says} | ${target} | ${short(bar.reached)} | ${isMet(bar) ? 'yes' : '**no**'} |`;
    }),
  );
  return [
    '| measurement | must reach | target | measured | reached |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function section({ name, about, figures, notes, details = [], command, machine, at }: Report): string {
  const rows = figures.map(
    (figure) =>
      `| ${figure.name} | ${figure.of} | ${short(median(figure.values))} ${figure.unit} | ${spread(figure)} | ${figure.values.length} |`,
  );
  const { node, redis } = machine.versions;
  return [
    `### ${name}`,
    `${about}. \`${command}\`, ${at.slice(0, 10)}, ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${node}, Redis ${redis}.`,
    `![${about}](${IMAGES}/${name}.svg)`,
    ['| what | of | median | least–most | rounds |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
    ...details.map(
      ({ title, text }) => `<details><summary>${title}</summary>\n\n\`\`\`\n${text}\n\`\`\`\n\n</details>`,
    ),
  ].join('\n\n');
}
