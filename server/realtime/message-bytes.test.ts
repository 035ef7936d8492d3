import { Encoder, PacketType } from 'socket.io-parser';
import { expect, test } from 'vitest';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { asText, messageBytes } from './message-bytes.ts';

const event = (seq: number): WireEvent => ({
  seq,
  at: '2026-01-01T00:00:00.000Z',
  type: 'story.retracted',
  storyId: `s${seq}`,
  revision: 2,
  reason: 'Wörter, "quoted"\n',
});

test.each([0, 1, 3])('%i events are what Socket.IO would write', (count) => {
  const events = Array.from({ length: count }, (_, index) => event(index + 1));
  const message = { channel: 'c', events, position: 'f.3' };
  const [expected = ''] = new Encoder().encode({ type: PacketType.EVENT, nsp: '/', data: ['wire', message] });
  const bytes = messageBytes('wire', message);
  expect(bytes.toString().slice(0, 2)).toBe('42');
  expect(JSON.parse(bytes.toString().slice(2))).toEqual(JSON.parse(expected.slice(1)));
  // Engine.IO prefixes its own type.
  expect(`4${asText(bytes)}`).toBe(bytes.toString());
});
