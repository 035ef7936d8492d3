import type { Sample } from './samples.ts';

const WIDTH = 860;
const HEIGHT = 170;
const LEFT = 62;
const RIGHT = 190;
const TOP = 34;
const BOTTOM = 26;
const COLOURS = ['#8c2f1b', '#1f5f8b', '#3c7a3c', '#8a6d1c', '#5b3a86', '#3d3d3d'];

/** Lines that share an axis. */
export interface Panel {
  title: string;
  series: string[];
}

/** The samples as an SVG, a panel for each unit; each axis begins at 0, so that what is flat looks flat. */
export function drawPlot(title: string, samples: Sample[], panels: Panel[]): string {
  const height = 40 + panels.length * HEIGHT;
  const drawn = panels.map((panel, index) => drawPanel(panel, samples, 40 + index * HEIGHT));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="12" fill="#222">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${LEFT}" y="24" font-size="16" font-weight="600">${title}</text>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

function drawPanel({ title, series }: Panel, samples: Sample[], y: number): string {
  const all = samples.flatMap(({ values }) => series.map((name) => values[name] ?? 0));
  const most = niceMost(Math.max(1, ...all));
  const minutes = Math.max(0.1, samples.at(-1)?.minute ?? 0);
  const bottom = y + HEIGHT - BOTTOM;
  const toX = (minute: number): number => LEFT + (minute / minutes) * (WIDTH - LEFT - RIGHT);
  const toY = (value: number): number => bottom - (value / most) * (HEIGHT - TOP - BOTTOM);
  const lines = [0, 0.5, 1].map((share) => {
    const at = toY(most * share).toFixed(1);
    return `<path d="M${LEFT} ${at}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 8}" y="${Number(at) + 4}" text-anchor="end">${format(most * share)}</text>`;
  });
  const curves = series.map((name, index) => {
    const points = samples.map(
      ({ minute, values }) => `${toX(minute).toFixed(1)},${toY(values[name] ?? 0).toFixed(1)}`,
    );
    const colour = COLOURS[index % COLOURS.length];
    const labelY = y + TOP + 4 + index * 18;
    const last = samples.at(-1)?.values[name] ?? 0;
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/><path d="M${WIDTH - RIGHT + 12} ${labelY - 4}h16" stroke="${colour}" stroke-width="3"/><text x="${WIDTH - RIGHT + 34}" y="${labelY}">${name} ${format(last)}</text>`;
  });
  return [
    `<text x="${LEFT}" y="${y + 20}" font-weight="600">${title}</text>`,
    ...lines,
    ...curves,
    `<text x="${WIDTH - RIGHT}" y="${bottom + 18}" text-anchor="end">${format(minutes)} minutes</text>`,
  ].join('\n');
}

function niceMost(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}

function format(value: number): string {
  return value >= 10 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
