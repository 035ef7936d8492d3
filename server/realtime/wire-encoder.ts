import { Encoder, type Packet, PacketType } from 'socket.io-parser';
import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** Written once, however many channels and readers an event goes to; kept as long as somebody keeps the event. */
const written = new WeakMap<WireEvent, string>();

/** Socket.IO's encoder for a server that sends JSON alone: it looks for nothing binary and writes each event once. */
export class WireEncoder extends Encoder {
  override encode(packet: Packet): string[] {
    const { type, nsp, id, data } = packet;
    const space = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${space}${id ?? ''}${data === undefined ? '' : dataOf(type, data)}`];
  }
}

function dataOf(type: PacketType, data: Packet['data']): string {
  const [name, message] = type === PacketType.EVENT ? data : [];
  if (!Array.isArray(message?.events)) return JSON.stringify(data);
  const { events, ...rest } = message as { events: WireEvent[] };
  return `["${name}",{"events":[${events.map(jsonOf).join(',')}],${JSON.stringify(rest).slice(1)}]`;
}

function jsonOf(event: WireEvent): string {
  const known = written.get(event);
  if (known !== undefined) return known;
  const json = JSON.stringify(event);
  written.set(event, json);
  return json;
}
