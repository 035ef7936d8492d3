import { createHash } from 'node:crypto';
import type { CanonicalFilter, Filter } from '../../shared/domain/filter.ts';
import { createFilterIndex, type FilterIndex } from '../../shared/domain/filter-index.ts';
import {
  concerns,
  type EventEnvelope,
  isForFilters,
  type ReaderEvent,
  type WireEvent,
} from '../../shared/domain/wire-event.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { openSharedBatchers } from './batcher.ts';

const ID_CHARACTERS = 16;
/** All channels of one server. The cost grows with distinct filters, not with readers. */
export interface Hub {
  /** The channel of this filter, opened on first use; pair every call with one `release`. */
  acquire(filter: Filter): Channel;
  release(channel: Channel): void;
  /** Passes events to the channels that they concern. */
  dispatch(events: EventEnvelope[]): void;
  /** The channels that an event would go to. */
  concerned(envelope: ReaderEvent): Channel[];
  /** Sends this channel's waiting events now. */
  flush(channel: Channel): void;
  /** Sends all waiting events now. */
  flushAll(): void;
  channels(): number;
  close(): void;
}

interface Deliver {
  /** Sends a batch to every reader of a channel; must not throw. */
  send(channel: string, events: WireEvent[]): void;
  /** It is unknown whether an event concerns the channel, so its readers have to resume. */
  lost(channel: string, error: unknown): void;
}

export function createHub(deliver: Deliver, index: FilterIndex<Channel> = createFilterIndex<Channel>()): Hub {
  const open = new Map<string, Channel>();
  const batchers = openSharedBatchers(deliver.send);

  function channelsOf(envelope: ReaderEvent): Iterable<Channel> {
    try {
      return index.matching(envelope);
    } catch {
      return askEach(envelope);
    }
  }

  /** Matches without the index, so that a filter that fails affects only its own channel. */
  function* askEach(envelope: ReaderEvent): Iterable<Channel> {
    for (const channel of open.values()) {
      let matches = false;
      try {
        matches = concerns(channel.filter, envelope);
      } catch (error) {
        deliver.lost(channel.id, error);
      }
      if (matches) yield channel;
    }
  }

  return {
    acquire(filter) {
      const canonical = canonicaliseFilter(filter);
      const id = channelId(canonical);
      const channel = open.get(id) ?? { id, filter: canonical };
      if (batchers.acquire(id)) {
        open.set(id, channel);
        index.add(canonical, channel);
      }
      return channel;
    },
    release(channel) {
      if (!batchers.release(channel.id)) return;
      index.remove(channel);
      open.delete(channel.id);
    },
    dispatch(events) {
      const sorted = new Map<string, WireEvent[]>();
      for (const envelope of events.filter(isForFilters)) {
        for (const { id } of channelsOf(envelope)) addTo(sorted, id, envelope.event);
      }
      for (const [id, concerned] of sorted) batchers.offer(id, concerned);
    },
    concerned: (envelope) => [...channelsOf(envelope)],
    flush: ({ id }) => batchers.flush(id),
    flushAll: () => batchers.flushAll(),
    channels: () => open.size,
    close: () => batchers.close(),
  };
}

export function addTo(lists: Map<string, WireEvent[]>, name: string, event: WireEvent): void {
  const list = lists.get(name);
  if (list) list.push(event);
  else lists.set(name, [event]);
}

/** A distinct filter, shared by all readers who follow it. */
export interface Channel {
  id: string;
  filter: CanonicalFilter;
}

/** The channel's name: equal on every server for equivalent filters. */
function channelId(filter: CanonicalFilter): string {
  return createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, ID_CHARACTERS);
}
