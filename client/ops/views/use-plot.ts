import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';

interface PlotOptions {
  /** In pixels. */
  height: number;
  data: uPlot.AlignedData;
  optionsFor: (element: HTMLElement) => uPlot.Options;
  /** A plot with another shape is made anew. */
  shape: string | number;
}

/** Draws a plot as wide as the element that the returned reference is given to; draws it again when `data` changes. */
export function usePlot({ height, data, optionsFor, shape }: PlotOptions): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = new uPlot(optionsFor(element), data, element);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
    };
  }, [shape]);
  useEffect(() => plot.current?.setData(data), [data]);
  return place;
}
