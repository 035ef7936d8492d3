import { Counter, Gauge, type Registry } from 'prom-client';
import type { FleetFigures, ReadFleet } from '../fleet/fleet-figures.ts';

type Label = string;

/** Registers the metrics from Postgres and Redis, which are the same in every process. */
export function addFleetMetrics(registry: Registry, read: ReadFleet): void {
  const gauge = (name: string, help: string, labelNames: Label[], set: (it: Gauge, figures: FleetFigures) => void) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        // A value that could not be read is omitted instead of reported wrongly.
        this.reset();
        if (labelNames.length === 0) this.remove();
        set(this, await read());
      },
    });

  gauge('newswire_queue_jobs', 'Jobs in a queue, by state.', ['queue', 'state'], (it, { queues = [] }) => {
    for (const { name: queue, waiting, delayed, active, failed } of queues) {
      for (const [state, jobs] of Object.entries({ waiting, delayed, active, failed })) it.set({ queue, state }, jobs);
    }
  });
  gauge(
    'newswire_queue_oldest_seconds',
    'Age of the oldest job that is waiting in a queue and due.',
    ['queue'],
    (it, { queues = [] }) => {
      for (const { name: queue, oldestMs } of queues) it.set({ queue }, oldestMs / 1_000);
    },
  );
  gauge('newswire_queue_paused', '1 for a queue that an operator has paused.', ['queue'], (it, { queues = [] }) => {
    for (const { name: queue, paused } of queues) it.set({ queue }, paused ? 1 : 0);
  });
  gauge('newswire_submissions_open', 'Submissions that could be edited now.', [], (it, { record }) => {
    if (record) it.set(record.open);
  });
  gauge(
    'newswire_submissions_oldest_seconds',
    'Age of the oldest submission that could be edited now.',
    [],
    (it, { record }) => {
      if (record) it.set(record.oldestOpenMs / 1_000);
    },
  );
  gauge('newswire_wire_recorded_seq', 'Number of the newest wire event in the record.', [], (it, { record }) => {
    if (record) it.set(record.recordedSeq);
  });
  gauge('newswire_wire_unnumbered', 'Recorded wire events that are not numbered yet.', [], (it, { record }) => {
    if (record) it.set(record.unnumbered);
  });
  gauge('newswire_wire_stream_seq', 'Number of the newest wire event on the stream.', [], (it, { streamSeq }) => {
    if (streamSeq !== undefined) it.set(streamSeq);
  });
  gauge(
    'newswire_last_release_timestamp_seconds',
    'When the newest story was released, in seconds since 1970.',
    [],
    (it, { record }) => {
      if (record?.lastReleaseAt) it.set(record.lastReleaseAt.getTime() / 1_000);
    },
  );
  gauge(
    'newswire_last_backup_timestamp_seconds',
    'When `newswire backup` last succeeded, in seconds since 1970; absent where it never did.',
    [],
    (it, { record }) => {
      if (record?.lastBackupAt) it.set(record.lastBackupAt.getTime() / 1_000);
    },
  );
  gauge('newswire_feeds', 'Feeds that are polled, by status.', ['status'], (it, { record }) => {
    for (const [status, feeds] of Object.entries(record?.feeds ?? {})) it.set({ status }, feeds);
  });
  gauge('newswire_bridges', 'Other installations that are followed, by status.', ['status'], (it, { record }) => {
    for (const [status, bridges] of Object.entries(record?.bridges ?? {})) it.set({ status }, bridges);
  });
  gauge(
    'newswire_members',
    'Servers and workers that announce themselves, by kind, and those lost within the hour, replaced since or not.',
    ['kind', 'state'],
    (it, { members }) => {
      if (!members) return;
      for (const kind of ['server', 'worker']) {
        for (const state of ['alive', 'lost', 'replaced']) {
          it.set({ kind, state }, members.filter((member) => member.kind === kind && member.state === state).length);
        }
      }
    },
  );
  gauge('newswire_source_up', '1 when its figures could be read.', ['source'], (it, figures) => {
    it.set({ source: 'postgres' }, figures.record ? 1 : 0);
    it.set({ source: 'redis' }, figures.queues ? 1 : 0);
  });
  new Counter({
    name: 'newswire_pruned_total',
    help: 'Rows deleted after their retention period, by kind, over all workers.',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { kind, total } of (await read()).record?.pruned ?? []) this.inc({ kind }, total);
    },
  });
}
