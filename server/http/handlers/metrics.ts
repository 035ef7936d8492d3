import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { readPruned } from '../../../shared/node/db/retention-store.ts';
import type { HttpContext } from '../context.ts';

/** `/metrics`: the server's figures for Prometheus; docs/operations.md names each of ours. */
export function metrics({ db, wireSeq, readers }: HttpContext): RequestHandler {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'newswire_wire_seq',
    help: 'Number of the newest wire event that this server has seen.',
    registers: [registry],
    collect() {
      this.set(wireSeq());
    },
  });
  new Gauge({
    name: 'newswire_readers',
    help: 'Readers connected to this server.',
    registers: [registry],
    collect() {
      this.set(readers());
    },
  });
  new Counter({
    name: 'newswire_pruned_total',
    help: 'Rows deleted because their period was over, by kind, over all workers.',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      const pruned = await readPruned(db);
      this.reset();
      for (const { kind, total } of pruned) this.inc({ kind }, total);
    },
  });
  return async (_req, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  };
}
