import { inflateMessage } from './inflate-message.ts';

const REMEMBERED = 4;
const LATENCY_MAX_MS = 20_000;

/** The deliveries to a crowd of readers. */
export interface Deliveries {
  messages: number;
  stories: number;
  /** Bytes of WebSocket payload. */
  bytes: number;
  /** The number of deliveries by milliseconds since the event's own time. */
  latencies: Record<number, number>;
  /** The time of the newest delivery, in milliseconds since 1970. */
  lastAt: number;
}

interface Content {
  raw: Buffer;
  ats: number[];
}

export interface DeliveryCounter {
  add(channel: string, payload: Buffer, deflated: boolean): void;
  reset(): void;
  read(): Deliveries;
}

/** Counts deliveries; parses a message that many readers of a channel receive only once. */
export function countDeliveries(): DeliveryCounter {
  const contents = new Map<string, Content[]>();
  const latencies = new Uint32Array(LATENCY_MAX_MS + 1);
  let sums = { messages: 0, stories: 0, bytes: 0, lastAt: 0 };
  return {
    add(channel, payload, deflated) {
      const { ats } = contentOf(contents, channel, payload, deflated);
      const now = Date.now();
      sums.messages += 1;
      sums.stories += ats.length;
      sums.bytes += payload.length;
      if (ats.length > 0) sums.lastAt = now;
      for (const at of ats) {
        const bucket = Math.min(LATENCY_MAX_MS, Math.max(0, now - at));
        latencies[bucket] = (latencies[bucket] ?? 0) + 1;
      }
    },
    reset() {
      sums = { messages: 0, stories: 0, bytes: 0, lastAt: 0 };
      latencies.fill(0);
    },
    read() {
      const counted = [...latencies.entries()].filter(([, count]) => count > 0);
      return { ...sums, latencies: Object.fromEntries(counted) };
    },
  };
}

function contentOf(contents: Map<string, Content[]>, channel: string, payload: Buffer, deflated: boolean): Content {
  const known = contents.get(channel) ?? [];
  const same = known.find(({ raw }) => raw.equals(payload));
  if (same) return same;
  const text = (deflated ? inflateMessage(payload) : payload).toString();
  const content = { raw: Buffer.from(payload), ats: releaseTimes(text) };
  contents.set(channel, [content, ...known].slice(0, REMEMBERED));
  return content;
}

/** The release times of the stories in this message; empty for other kinds of messages. */
function releaseTimes(text: string): number[] {
  const start = text.indexOf('{');
  if (!text.startsWith('{') && !text.startsWith('42["wire",')) return [];
  const message = JSON.parse(text.startsWith('{') ? text : text.slice(start, -1));
  const events: { at: string }[] = message.events ?? [message];
  return events.map(({ at }) => Date.parse(at));
}

/** Adds up the deliveries of several crowds. */
export function sumDeliveries(all: Deliveries[]): Deliveries {
  const latencies: Record<number, number> = {};
  for (const each of all) {
    for (const [ms, count] of Object.entries(each.latencies))
      latencies[Number(ms)] = (latencies[Number(ms)] ?? 0) + count;
  }
  const sum = (of: (each: Deliveries) => number): number => all.reduce((total, each) => total + of(each), 0);
  return {
    messages: sum(({ messages }) => messages),
    stories: sum(({ stories }) => stories),
    bytes: sum(({ bytes }) => bytes),
    lastAt: Math.max(...all.map(({ lastAt }) => lastAt)),
    latencies,
  };
}

/** The time within which this share (0 to 1) of the deliveries arrived. */
export function latencyAt({ latencies }: Deliveries, share: number): number {
  const buckets = Object.entries(latencies).map(([ms, count]) => [Number(ms), count] as const);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [ms, count] of buckets.toSorted(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= total * share) return ms;
  }
  return Number.NaN;
}
