import type { Filter } from '../../shared/domain/filter.ts';
import type { LiveWire } from '../live/live-wire.ts';
import { filterSubject, type Subject } from '../live/subject.ts';
import { watchedName, watchedSubject } from '../live/watched.ts';

/** What a reader of a stream gets: the events of a filter, or those of one live coverage. */
export type Streamed = { filter: Filter } | { coverageId: string };

/** Where the events of a stream come from: a channel, or a watched coverage. */
export interface Source {
  name: string;
  subject: Subject;
  /** Sends its waiting events now. */
  flush(): void;
  release(): void;
}

/** Opens the source; pair every call with one `release`. */
export function openSource({ hub, stories }: Pick<LiveWire, 'hub' | 'stories'>, what: Streamed): Source {
  if ('filter' in what) {
    const channel = hub.acquire(what.filter);
    return {
      name: channel.id,
      subject: filterSubject(channel.filter),
      flush: () => hub.flush(channel),
      release: () => hub.release(channel),
    };
  }
  const name = watchedName(what);
  stories.acquire(name);
  return {
    name,
    subject: watchedSubject(what),
    flush: () => stories.flush(name),
    release: () => stories.release(name),
  };
}
