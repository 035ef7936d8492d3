import { type ConnectionOptions, toConnection } from './connection.ts';
import { type ExportOptions, exportEvents, type Followed } from './export-events.ts';
import { type FollowOptions, follow } from './follow.ts';
import { type Live, liveOf } from './live.ts';
import { type Publishing, publishingOf } from './publishing.ts';
import { type Reading, readingOf } from './reading.ts';

/** Everything that a client can do. */
export interface NewswireClient extends Reading, Publishing, Live {
  /** Follows the wire: events in order, each once, without a gap, across disconnects. */
  follow(options?: FollowOptions): AsyncGenerator<Followed, void, void>;
  /** The events of the wire from a position to now; returns the position that was reached. */
  export(options?: ExportOptions): AsyncGenerator<Followed, string, void>;
}

/** A client for one Newswire server. */
export function createClient(options: ConnectionOptions): NewswireClient {
  const connection = toConnection(options);
  return {
    ...readingOf(connection),
    ...publishingOf(connection),
    ...liveOf(connection),
    follow: (wanted) => follow(connection, wanted),
    export: (wanted) => exportEvents(connection, wanted),
  };
}
