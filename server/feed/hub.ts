import { canonicaliseFilter, type Filter } from '../../shared/domain/filter.ts';
import { createFilterIndex, type FilterIndex } from '../../shared/domain/filter-index.ts';
import {
  type CarriedEvent,
  concerns,
  isForReaders,
  type ReaderEvent,
  type WireEvent,
} from '../../shared/domain/wire-event.ts';
import { type Channel, channelId } from './channel.ts';
import { openSharedBatchers } from './shared-batchers.ts';

/** All channels of one server. Cost grows with distinct filters, not with readers. */
export interface Hub {
  /** The channel of this filter, opened on first use; every call is paired with one `release`. */
  acquire(filter: Filter): Channel;
  release(channel: Channel): void;
  /** Hands events to the channels that they concern. */
  dispatch(events: CarriedEvent[]): void;
  /** Sends what waits on this channel, now. */
  flush(channel: Channel): void;
  /** Sends what waits on any channel, so that everything up to now is out. */
  flushAll(): void;
  channels(): number;
  close(): void;
}

interface Deliver {
  /** Sends one batch to every reader of a channel; must not throw. */
  send(channel: string, events: WireEvent[]): void;
  /** Nobody can say whether this event concerns the channel: its readers must be made to ask again. */
  lost(channel: string, error: unknown): void;
}

/** Opens the channels of a server. */
export function createHub(deliver: Deliver, index: FilterIndex<Channel> = createFilterIndex<Channel>()): Hub {
  const open = new Map<string, Channel>();
  const batchers = openSharedBatchers(deliver.send);

  function channelsOf(carried: ReaderEvent): Iterable<Channel> {
    try {
      return index.matching(carried);
    } catch {
      return askEach(carried);
    }
  }

  /** Without the index: one filter that cannot be asked costs its own channel alone. */
  function* askEach(carried: ReaderEvent): Iterable<Channel> {
    for (const channel of open.values()) {
      let matches = false;
      try {
        matches = concerns(channel.filter, carried);
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
      for (const carried of events.filter(isForReaders)) {
        for (const { id } of channelsOf(carried)) addTo(sorted, id, carried.event);
      }
      for (const [id, concerned] of sorted) batchers.offer(id, concerned);
    },
    flush: ({ id }) => batchers.flush(id),
    flushAll: () => batchers.flushAll(),
    channels: () => open.size,
    close: () => batchers.close(),
  };
}

/** Adds an event to the list of this name. */
export function addTo(lists: Map<string, WireEvent[]>, name: string, event: WireEvent): void {
  const list = lists.get(name);
  if (list) list.push(event);
  else lists.set(name, [event]);
}
