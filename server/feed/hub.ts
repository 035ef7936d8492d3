import { type CanonicalFilter, canonicaliseFilter, type Filter } from '../../shared/domain/filter.ts';
import { createFilterIndex, type FilterIndex } from '../../shared/domain/filter-index.ts';
import { type CarriedEvent, isForReaders, type WireEvent } from '../../shared/domain/wire-event.ts';
import { type Channel, channelId, openChannel } from './channel.ts';

/** All channels of one server. Cost grows with distinct filters, not with readers. */
export interface Hub {
  /** The channel of this filter, opened on first use; every call is paired with one `release`. */
  acquire(filter: Filter): Channel;
  release(channel: Channel): void;
  /** Hands events to the channels that they concern. */
  dispatch(events: CarriedEvent[]): void;
  /** Sends what waits on any channel, so that everything up to now is out. */
  flushAll(): void;
  channels(): number;
  close(): void;
}

/** `deliver` sends one batch to every reader of a channel. */
export function createHub(deliver: (channel: string, events: WireEvent[]) => void): Hub {
  const open = new Map<string, { channel: Channel; holders: number }>();
  const index = createFilterIndex<Channel>();

  function openNew(id: string, filter: CanonicalFilter): { channel: Channel; holders: number } {
    const entry = { channel: openChannel(id, filter, (events) => deliver(id, events)), holders: 0 };
    open.set(id, entry);
    index.add(filter, entry.channel);
    return entry;
  }

  return {
    acquire(filter) {
      const canonical = canonicaliseFilter(filter);
      const id = channelId(canonical);
      const entry = open.get(id) ?? openNew(id, canonical);
      entry.holders += 1;
      return entry.channel;
    },
    release(channel) {
      const entry = open.get(channel.id);
      if (!entry) return;
      entry.holders -= 1;
      if (entry.holders > 0) return;
      index.remove(channel);
      channel.close();
      open.delete(channel.id);
    },
    dispatch(events) {
      for (const [channel, concerned] of sortIntoChannels(index, events)) channel.offer(concerned);
    },
    flushAll() {
      for (const { channel } of open.values()) channel.flush();
    },
    channels: () => open.size,
    close() {
      for (const { channel } of open.values()) channel.close();
      open.clear();
    },
  };
}

function sortIntoChannels(index: FilterIndex<Channel>, events: CarriedEvent[]): Map<Channel, WireEvent[]> {
  const sorted = new Map<Channel, WireEvent[]>();
  for (const carried of events.filter(isForReaders)) {
    for (const channel of index.matching(carried)) {
      const batch = sorted.get(channel);
      if (batch) batch.push(carried.event);
      else sorted.set(channel, [carried.event]);
    }
  }
  return sorted;
}
