import type { WireEvent } from './api-types.ts';
import type { Connection } from './connection.ts';
import { type ExportOptions, exportEvents, type Followed } from './export-events.ts';
import { PositionLost } from './failures.ts';
import { filterQuery } from './filter.ts';
import { followStream, type StreamMessage, type StreamOptions } from './follow-stream.ts';
import { positionAfter } from './position-after.ts';
import { addressOf } from './send.ts';

/** Without `since`, following begins with what comes from now on. */
export interface FollowOptions extends ExportOptions, Pick<StreamOptions, 'onUp' | 'onDown' | 'firstAttempts'> {}

/**
 * Follows the wire: events in order, each once, without a gap, for as long as they are taken. It reconnects by itself;
 * what was missed for too long comes from the history. Throws `PositionLost` when the wire cannot be resumed, and
 * `Refusal` when the filter is not valid.
 */
export async function* follow(
  connection: Connection,
  options: FollowOptions = {},
): AsyncGenerator<Followed, void, void> {
  let { since } = options;
  const { signal, onProgress, onUp, onDown, firstAttempts } = options;
  const address = (position: string | undefined): string =>
    addressOf(connection, '/stream', { ...filterQuery(options), since: position });
  while (!signal?.aborted) {
    let reset: Extract<StreamMessage<WireEvent>, { type: 'reset' }> | undefined;
    const stream = { address, since, signal, onUp, onDown, firstAttempts, fetch: connection.fetch };
    for await (const message of followStream<WireEvent>(stream)) {
      if (message.type === 'reset') {
        reset = message;
        continue;
      }
      const { position } = message;
      if (message.type === 'wire') {
        for (const event of message.events) yield { event, position: positionAfter(event, position) };
      }
      since = position;
      onProgress?.(position);
    }
    if (!reset) return;
    if (reset.reason !== 'too_old' || since === undefined) throw new PositionLost(since ?? '', reset.reason);
    since = yield* exportEvents(connection, { ...options, since });
  }
}
