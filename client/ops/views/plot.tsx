import uPlot from 'uplot';
import { resolvedColour } from './resolved-colour.ts';
import { usePlot } from './use-plot.ts';

const HEIGHT = 44;

interface PlotProps {
  label: string;
  /** Times in seconds since 1970, and values. */
  data: [number[], number[]];
  kind: 'bars' | 'line';
}

/** A small plot without axes; its latest and largest values are in the label for screen readers. */
export function Plot({ label, data, kind }: PlotProps) {
  const place = usePlot({ height: HEIGHT, data, optionsFor: (element) => optionsFor(element, kind), shape: kind });
  const values = data[1];
  const spoken = `${label}: ${values.at(-1) ?? 0}, ≤ ${Math.max(0, ...values)}`;
  return <div class="plot" ref={place} role="img" aria-label={spoken} title={spoken} />;
}

function optionsFor(element: HTMLElement, kind: PlotProps['kind']): uPlot.Options {
  const colour = (variable: string) => resolvedColour(element, variable);
  const bars = kind === 'bars' && uPlot.paths.bars ? { paths: uPlot.paths.bars({ size: [0.8, 20] }) } : {};
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    padding: [4, 0, 2, 0],
    axes: [{ show: false }, { show: false }],
    scales: { y: { range: (_plot, _least, most) => [0, Math.max(1, most)] } },
    series: [
      {},
      {
        stroke: colour('--plot'),
        fill: colour(kind === 'bars' ? '--plot' : '--plot-wash'),
        width: kind === 'bars' ? 0 : 1.5,
        points: { show: false },
        ...bars,
      },
    ],
  };
}
