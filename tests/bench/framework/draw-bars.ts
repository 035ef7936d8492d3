import type { Figure } from './measurement.ts';
import type { Report } from './report.ts';
import { short } from './report.ts';
import { median } from './statistics.ts';

const WIDTH = 720;
const LEFT = 200;
const RIGHT = 110;
const ROW = 26;
const BAR = 16;
const TITLE = 56;
const GROUP = 30;
/** Styles for light and dark mode; our bars stand out. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f } .title { font-weight: 600; font-size: 15px }
  .group { fill: #57606a } .bar { fill: #afb8c1 } .ours { fill: #b3261e } .spread { stroke: #24292f; stroke-width: 1.5 }
  .back { fill: #ffffff }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .group { fill: #9198a1 } .bar { fill: #57606a } .ours { fill: #ff8a80 }
    .spread { stroke: #e6edf3 } .back { fill: #0d1117 }
  }`;

/** Draws the figures as bars, grouped by what they measure; a line shows the minimum and maximum of the rounds. */
export function drawBars({ name, about, figures }: Pick<Report, 'name' | 'about' | 'figures'>): string {
  const titles = [...new Set(figures.map(titleOf))];
  let y = TITLE;
  const parts: string[] = [];
  for (const title of titles) {
    const members = figures.filter((figure) => titleOf(figure) === title);
    y += GROUP;
    parts.push(text('group', 16, y - 10, title));
    const most = Math.max(...members.flatMap(({ values }) => values), Number.MIN_VALUE);
    for (const member of members) {
      parts.push(row(member, y, most));
      y += ROW;
    }
  }
  const height = y + 12;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeText(about)}">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="back" width="${WIDTH}" height="${height}" rx="6"/>`,
    text('title', 16, 26, name),
    text('about', 16, 47, about),
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function titleOf({ name, unit }: Figure): string {
  return `${name}, ${unit}`;
}

function row({ of, unit, values }: Figure, y: number, most: number): string {
  const x = (value: number): number => round(LEFT + (value / most) * (WIDTH - LEFT - RIGHT));
  const middle = median(values);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const line = `<path class="spread" d="M${x(least)} ${y + BAR / 2}H${x(greatest)}"/>`;
  return [
    text('of', 32, y + 13, of),
    `<rect class="bar${of.startsWith('newswire') ? ' ours' : ''}" x="${LEFT}" y="${y}" width="${round(x(middle) - LEFT)}" height="${BAR}" rx="2"/>`,
    values.length > 1 ? line : '',
    text('value', x(greatest) + 8, y + 13, `${short(middle)} ${unit}`),
  ].join('');
}

function text(kind: string, x: number, y: number, content: string): string {
  return `<text class="${kind}" x="${x}" y="${y}">${escapeText(content)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeText(content: string): string {
  return content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
