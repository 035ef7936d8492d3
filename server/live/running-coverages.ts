import type { RunningCoverage } from '../../shared/contract/coverage-shapes.ts';
import { handledElsewhere } from '../../shared/domain/expected-failures.ts';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import { listCoverages } from '../../shared/node/db/coverage/coverage-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

/** What no event tells: coverages that begin later than they were announced, or were deleted. */
const READ_MS = 15_000;
const LISTED = 3;
const CHANGES: ReadonlySet<string> = new Set(['coverage.changed', 'coverage.removed']);

/** The coverages that run, newest first: what the board shows. */
export interface RunningCoverages {
  current(): RunningCoverage[];
  /** Reads again when a coverage has begun, changed or ended. */
  note(events: readonly EventEnvelope[]): void;
  /** Calls `listener` whenever the list changes. */
  onChange(listener: (coverages: RunningCoverage[]) => void): void;
  close(): Promise<void>;
}

/** Keeps the coverages that run in memory; once a loop has read them, they change with the wire. */
export function watchRunning({ db, log }: { db: Queryable; log: Logger }): RunningCoverages {
  const listeners: ((coverages: RunningCoverage[]) => void)[] = [];
  let coverages: RunningCoverage[] = [];
  let reading: Promise<void> | undefined;
  let isStale = false;
  const read = async (): Promise<void> => {
    const found = await readRunning(db);
    if (JSON.stringify(found) === JSON.stringify(coverages)) return;
    coverages = found;
    for (const listener of listeners) listener(found);
  };
  /** One read at a time; a change during a read asks for another one. */
  const look = async (): Promise<void> => {
    isStale = true;
    reading ??= (async () => {
      while (isStale) {
        isStale = false;
        await read();
      }
    })().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const loop = startLoop({ name: 'running coverages', log, pauseMs: READ_MS, run: look });
  return {
    current: () => coverages,
    note(events) {
      if (!events.some(({ event }) => CHANGES.has(event.type))) return;
      look().catch((error: unknown) => log.warn({ err: error }, 'running coverages were not read; they are read soon'));
    },
    onChange: (listener) => void listeners.push(listener),
    async close() {
      await loop.close();
      await reading?.catch(handledElsewhere);
    },
  };
}

async function readRunning(db: Queryable): Promise<RunningCoverage[]> {
  const page = { status: 'live' as const, publisherId: undefined, before: undefined, limit: LISTED };
  const rows = await listCoverages(db, page);
  const hasBegun = rows.filter(({ starts_at: startsAt }) => startsAt <= new Date());
  return hasBegun.map(({ id, title, language }) => ({ id, title, language }));
}
