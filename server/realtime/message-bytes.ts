import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** A message with events; only its other fields differ between channels. */
interface EventsMessage {
  events: WireEvent[];
}

const COMMA = Buffer.from(',');
/** Each event is serialized once for all channels and readers, and cached as long as the event exists. */
const written = new WeakMap<WireEvent, Buffer<ArrayBuffer>>();

/** The message as Engine.IO (`4`) and Socket.IO (`2`) encode it on a WebSocket. */
export function messageBytes(name: string, { events, ...rest }: EventsMessage): Buffer {
  const parts = [Buffer.from(`42["${name}",{"events":[`)];
  for (const [index, event] of events.entries()) {
    if (index > 0) parts.push(COMMA);
    parts.push(bytesOf(event));
  }
  parts.push(Buffer.from(`],${JSON.stringify(rest).slice(1)}]`));
  return Buffer.concat(parts);
}

/** The same text as Socket.IO passes it to Engine.IO; decoded only when a transport needs it. */
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
