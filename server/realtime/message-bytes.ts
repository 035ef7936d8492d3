import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** What carries events: the rest of it differs from channel to channel, the events don't. */
interface EventsMessage {
  events: WireEvent[];
}

const COMMA = Buffer.from(',');
/** Written once, however many channels and readers an event goes to; kept as long as somebody keeps the event. */
const written = new WeakMap<WireEvent, Buffer<ArrayBuffer>>();

/** The message as Engine.IO (`4`) and Socket.IO (`2`) put it on a WebSocket. */
export function messageBytes(name: string, { events, ...rest }: EventsMessage): Buffer {
  const parts = [Buffer.from(`42["${name}",{"events":[`)];
  for (const [index, event] of events.entries()) {
    if (index > 0) parts.push(COMMA);
    parts.push(bytesOf(event));
  }
  parts.push(Buffer.from(`],${JSON.stringify(rest).slice(1)}]`));
  return Buffer.concat(parts);
}

/** The same as Engine.IO takes it from Socket.IO, for who has no use for the bytes; written when it is asked for. */
export function asText(bytes: Buffer): string {
  const text = { toString: () => bytes.toString('utf8', 1) };
  return text as unknown as string;
}

function bytesOf(event: WireEvent): Buffer<ArrayBuffer> {
  const known = written.get(event);
  if (known) return known;
  const bytes = Buffer.from(JSON.stringify(event));
  written.set(event, bytes);
  return bytes;
}
