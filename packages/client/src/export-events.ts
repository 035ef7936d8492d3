import { ConnectionAttempts } from '../../../shared/domain/connection-attempts.ts';
import { exportEnd } from '../../../shared/domain/export-end.ts';
import type { WireEvent } from './api-types.ts';
import type { Connection } from './connection.ts';
import { ConnectionFailure, PositionLost, Refusal } from './failures.ts';
import { type Filter, filterQuery } from './filter.ts';
import { pause } from './pause.ts';
import { positionAfter } from './position-after.ts';
import { sendPatiently } from './send.ts';

const PAGE_EVENTS = 1_000;

/** An event of the wire, and the position after it: pass it as `since` to go on from there. */
export interface Followed {
  event: WireEvent;
  position: string;
}

export interface ExportOptions extends Filter {
  /** The position to begin after; the oldest that is kept by default. */
  since?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Called with every position that was reached, also where nothing matched. */
  onProgress?: ((position: string) => void) | undefined;
}

interface ExportPage {
  events: WireEvent[];
  /** Where to go on. */
  position: string;
  isLast: boolean;
}

type Line = WireEvent | { type: 'progress'; position: string } | { type: 'more' };

/**
 * The events of the wire from a position to now, in order, each once; returns the position that was reached. Throws
 * `PositionLost` when the wire no longer has what came after the position.
 */
export async function* exportEvents(
  connection: Connection,
  options: ExportOptions = {},
): AsyncGenerator<Followed, string, void> {
  let { since } = options;
  for (;;) {
    const { events, position, isLast } = await readPage(connection, options, since);
    for (const event of events) yield { event, position: positionAfter(event, position) };
    since = position;
    options.onProgress?.(position);
    if (isLast) return position;
  }
}

/** Reads a page; one that broke off counts for nothing and is read again. */
async function readPage(
  connection: Connection,
  options: ExportOptions,
  since: string | undefined,
): Promise<ExportPage> {
  const query = { ...filterQuery(options), since, limit: PAGE_EVENTS };
  const { signal } = options;
  const attempts = new ConnectionAttempts(undefined, connection.attempts);
  for (;;) {
    const page = await sendPatiently(connection, { path: '/export', query, signal }, 'application/x-ndjson')
      .then((response) => response.text())
      .then(toPage, (failure: unknown) => rethrow(failure, since));
    if (page) return page;
    const next = attempts.fail('');
    if (!next) throw new ConnectionFailure('the export broke off');
    await pause(next.waitMs, signal);
    signal?.throwIfAborted();
  }
}

/** Undefined when the text does not end as a complete page does. */
function toPage(text: string): ExportPage | undefined {
  if (!text.endsWith('\n')) return undefined;
  const lines = text.split('\n').filter((line) => line !== '');
  const parsed = lines.map((line) => JSON.parse(line) as Line);
  const end = exportEnd(parsed);
  if (end?.progress.type !== 'progress') return undefined;
  const events = parsed.filter((line) => line.type !== 'progress' && line.type !== 'more');
  return { events, position: end.progress.position, isLast: end.isLast };
}

/** An answer that broke off is undefined; a refusal of the position says so. */
function rethrow(failure: unknown, since: string | undefined): undefined {
  if (!(failure instanceof Refusal)) {
    if (failure instanceof TypeError) return undefined;
    throw failure;
  }
  const isLost = since !== undefined && (failure.code === 'history_gone' || failure.code === 'bad_position');
  throw isLost ? new PositionLost(since, failure.code, { cause: failure }) : failure;
}
