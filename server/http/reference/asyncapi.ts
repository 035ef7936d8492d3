import { wireEvent } from './event-answers.ts';
import { componentSchemas } from './json-schemas.ts';
import type { Named } from './operation.ts';
import { HEARD, REFUSED, SENT } from './socket-messages.ts';
import { storyCard } from './story-answers.ts';

type Part = Record<string, unknown>;

const CHANNEL = { $ref: '#/channels/socket' };

/** The socket events as an AsyncAPI 3 document, from the server's point of view. */
export function asyncApiDocument(base: string): Part {
  const { host, protocol } = new URL(base);
  const heard = Object.entries(HEARD);
  const sent = Object.entries(SENT);
  const requests = heard.map(([, { payload }]) => payload);
  const shared: Named[] = [
    { name: 'StoryCard', schema: storyCard },
    { name: 'WireEvent', schema: wireEvent },
  ];
  const answers = [...sent.map(([, { payload }]) => payload), ...heard.map(([, { answer }]) => answer), REFUSED];
  const messages = Object.fromEntries([
    ...[...sent, ...heard].map(([name, { says, payload }]) => [name, message(name, says, payload)]),
    ...[...heard.map(([, { answer }]) => answer), REFUSED].map((answer) => [
      answer.name,
      message(answer.name, 'The answer to a request', answer),
    ]),
  ]);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Newswire, live',
      version: '1',
      description: 'Events of Socket.IO in the namespace `/`. Requests are answered by acknowledgement.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: { newswire: { host, protocol: protocol === 'https:' ? 'wss' : 'ws', pathname: '/socket.io/' } },
    channels: { socket: { address: '/', messages } },
    operations: Object.fromEntries([
      ...sent.map(([name, { says }]) => [`send-${name}`, operation('send', name, says)]),
      ...heard.map(([name, { says, answer }]) => [`receive-${name}`, operation('receive', name, says, answer)]),
    ]),
    components: {
      schemas: { ...componentSchemas(requests, 'input'), ...componentSchemas([...shared, ...answers], 'output') },
    },
  };
}

function message(name: string, says: string, payload: Named): Part {
  return { name, summary: says, payload: { $ref: `#/components/schemas/${payload.name}` } };
}

function operation(action: 'send' | 'receive', name: string, says: string, answer?: Named): Part {
  return {
    action,
    channel: CHANNEL,
    summary: says,
    messages: [messageRef(name)],
    ...(answer && { reply: { channel: CHANNEL, messages: [messageRef(answer.name), messageRef(REFUSED.name)] } }),
  };
}

function messageRef(name: string): Part {
  return { $ref: `#/channels/socket/messages/${name}` };
}
