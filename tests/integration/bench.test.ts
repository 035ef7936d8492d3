import { beforeAll, expect, inject, test } from 'vitest';
import { drawBars } from '../bench/framework/draw-bars.ts';
import { printReport } from '../bench/framework/report.ts';
import { runMeasurement } from '../bench/framework/run-measurement.ts';
import { MEASUREMENTS } from '../bench/measurements.ts';

/** These look at the page, which other tests do in the same way. */
const WITH_BROWSER = ['page', 'page-at-top', 'lighthouse'];
const SHORT = MEASUREMENTS.filter(({ name }) => !WITH_BROWSER.includes(name));

beforeAll(() => {
  process.env.DATABASE_URL = inject('databaseUrl');
  process.env.REDIS_URL = inject('redisUrl');
});

test.each(SHORT)('the bench can measure: $name', { timeout: 180_000 }, async (measurement) => {
  const report = await runMeasurement(measurement, { short: true, cpuProf: undefined, own: [] });
  expect(report.figures.length).toBeGreaterThan(0);
  for (const figure of report.figures) {
    expect(figure.values.length, figure.name).toBeGreaterThan(0);
    for (const value of figure.values) expect(value, figure.name).toSatisfy(Number.isFinite);
  }
  expect(report.bars.length).toBeGreaterThan(0);
  // How fast it was says nothing here: the machine is busy with other tests.
  for (const bar of report.bars) expect(bar.reached, bar.says).toSatisfy((value) => !Number.isNaN(value));
  for (const { name } of report.figures) expect(printReport(report)).toContain(name);
  expect(drawBars(report)).toContain('</svg>');
});
