import { Histogram, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { addOldName } from './add-old-name.ts';

test('a renamed histogram has the same series under its old name', async () => {
  const registry = new Registry();
  const about = { name: 'x_duration_seconds', help: 'How long.', labelNames: ['queue'], buckets: [1, 2] };
  const histogram = new Histogram({ ...about, registers: [registry] });
  addOldName(registry, histogram, 'x_seconds');
  histogram.observe({ queue: 'edit' }, 1.5);
  const lines = (await registry.metrics()).split('\n').filter((line) => line !== '');
  const [now, old] = [lines.slice(0, lines.length / 2), lines.slice(lines.length / 2)];
  expect(old[0]).toBe('# HELP x_seconds The old name of `x_duration_seconds`, for one release.');
  expect(old.slice(1)).toEqual(now.slice(1).map((line) => line.replace('x_duration_seconds', 'x_seconds')));
  expect(old).toContain('x_seconds_bucket{le="2",queue="edit"} 1');
});
