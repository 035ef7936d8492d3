import { Gauge, type Histogram, type Registry } from 'prom-client';

/**
 * Gives a renamed histogram under its old name, too, for one release: dashboards and rules of operators go on until they
 * are changed. Nothing is counted twice.
 */
export function addOldName(registry: Registry, histogram: Histogram, oldName: string): void {
  const { name } = histogram as unknown as { name: string };
  const { labelNames } = histogram as unknown as { labelNames: string[] };
  const old = new Gauge({
    name: oldName,
    help: `The old name of \`${name}\`, for one release.`,
    labelNames,
    registers: [],
  });
  const renamed = (text: string): string => (text.startsWith(name) ? oldName + text.slice(name.length) : text);
  const help = (old as unknown as { help: string }).help;
  const read = async (metric: Promise<Awaited<ReturnType<Histogram['get']>>>) => {
    const { values, ...about } = await metric;
    const under = values.map((value) => ({ ...value, metricName: renamed(value.metricName ?? name) }));
    return { ...about, name: oldName, help, values: under };
  };
  const source = histogram as unknown as { getForPromString(): ReturnType<Histogram['get']> };
  registry.registerMetric(
    Object.assign(old, { get: () => read(histogram.get()), getForPromString: () => read(source.getForPromString()) }),
  );
}
