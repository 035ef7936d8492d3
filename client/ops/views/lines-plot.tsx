import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import { locale } from '../../locale.ts';
import { resolvedColour } from './resolved-colour.ts';
import { usePlot } from './use-plot.ts';

const HEIGHT = 200;
const AXIS_WIDTH = 64;
const DASHES = [[], [6, 3], [2, 3]];
const DAY_S = 86_400;

interface LinesPlotProps {
  label: string;
  /** In seconds since 1970; like `lines`, the same array until it changes. */
  times: number[];
  lines: { name: string; values: (number | null)[] }[];
  /** A value as the axis and the legend show it. */
  textOf: (value: number) => string;
}

/** Lines over time with axes; with several, a legend tells the latest and the largest value of each. */
export function LinesPlot({ label, times, lines, textOf }: LinesPlotProps) {
  const data = useMemo((): uPlot.AlignedData => [times, ...lines.map(({ values }) => values)], [times, lines]);
  const place = usePlot({
    ...{ height: HEIGHT, data, shape: lines.length },
    optionsFor: (element) => optionsFor(element, lines.length, textOf),
  });
  return (
    <figure class="lines-plot">
      <div ref={place} role="img" aria-label={label} />
      <figcaption>
        {(lines.length > 1 ? lines : []).map(({ name, values }, index) => (
          <span key={name} data-line={index}>
            <svg viewBox="0 0 24 4" aria-hidden="true">
              <line x1="0" y1="2" x2="24" y2="2" stroke-dasharray={DASHES[index]?.join(' ')} />
            </svg>
            {name} {legendText(values, textOf)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function legendText(values: (number | null)[], textOf: (value: number) => string): string {
  const known = values.filter((value) => value !== null);
  const last = known.at(-1);
  return last === undefined ? '–' : `${textOf(last)}, ≤ ${textOf(Math.max(...known))}`;
}

function optionsFor(element: HTMLElement, lines: number, textOf: (value: number) => string): uPlot.Options {
  const colour = (variable: string) => resolvedColour(element, variable);
  const axis = {
    stroke: colour('--ink-soft'),
    font: `12px ${getComputedStyle(element).fontFamily}`,
    grid: { stroke: colour('--rule'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    axes: [
      { ...axis, space: 90, values: (plot, times) => times.map((time) => timeText(time, plot.scales.x)) },
      { ...axis, size: AXIS_WIDTH, values: (_plot, values) => values.map(textOf) },
    ],
    scales: { y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.1)] } },
    series: [
      {},
      ...Array.from({ length: lines }, (_, index) => ({
        stroke: colour('--plot'),
        width: 1.5,
        dash: DASHES[index] ?? [],
        points: { show: false },
        spanGaps: true,
      })),
    ],
  };
}

function timeText(seconds: number, scale: uPlot.Scale | undefined): string {
  const span = (scale?.max ?? 0) - (scale?.min ?? 0);
  const style = span > 2 * DAY_S ? ({ day: 'numeric', month: 'short' } as const) : ({ timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(locale, style).format(seconds * 1_000);
}
