import type { WireMessage } from '../../shared/contract/socket-events.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { Figure, Measurement } from './framework/measurement.ts';
import { ratio } from './framework/statistics.ts';
import { openFollower } from './rig/follower.ts';
import { inflateMessage } from './rig/inflate-message.ts';
import { openRig } from './rig/open-rig.ts';
import { pace } from './rig/pace.ts';
import { openWirePublisher } from './rig/wire-publisher.ts';

interface Options {
  stories: number;
  rate: number;
  rounds: number;
}

/** The size of one story on the wire, compared with the JSON of its card. */
export const bytes: Measurement<Options> = {
  name: 'bytes',
  about: 'bytes of one story on the wire to one reader who can compress, as browsers can',
  options: {
    stories: { help: 'of a round', full: 400, short: 20 },
    rate: { help: 'stories a second when busy', full: 200, short: 100 },
    rounds: { help: 'of each', full: 3, short: 1 },
  },
  async run({ options, say }) {
    const rig = await openRig();
    const sent = { frames: 0, cards: 0, stories: 0 };
    const [calm, calmCards, busy, busyCards]: [number[], number[], number[], number[]] = [[], [], [], []];
    try {
      const publisher = await openWirePublisher(rig);
      const server = await rig.startService('server');
      await follow(server.port, sent);
      for (let round = 0; round < options.rounds; round += 1) {
        const count = async (stories: number, send: () => Promise<unknown>): Promise<[number, number]> => {
          Object.assign(sent, { frames: 0, cards: 0, stories: 0 });
          await send();
          await waitFor('all have come', () => sent.stories === stories);
          return [sent.frames / stories, sent.cards / stories];
        };
        const alone = Math.ceil(options.stories / 20);
        const [calmBytes, calmCard] = await count(alone, () => oneByOne(publisher, sent, alone));
        const [busyBytes, busyCard] = await count(options.stories, () =>
          pace(options.rate, options.stories / options.rate, () => publisher.release([['topic']])),
        );
        calm.push(calmBytes);
        calmCards.push(calmCard);
        busy.push(busyBytes);
        busyCards.push(busyCard);
        say(
          `round ${round}: calm ${calmBytes.toFixed(0)} B, busy ${busyBytes.toFixed(0)} B, JSON ${busyCard.toFixed(0)} B`,
        );
      }
    } finally {
      await rig.close();
    }
    const figure = (name: string, of: string, values: number[]): Figure => ({ name, of, unit: 'B', values });
    const figures = [
      figure('one story, calm', 'newswire', calm),
      figure('one story, calm', 'JSON of the card', calmCards),
      figure('one story, busy', 'newswire', busy),
      figure('one story, busy', 'JSON of the card', busyCards),
    ] as const;
    return {
      figures: [...figures],
      bars: [
        { says: 'calm, of the card’s JSON', reached: ratio(figures[0], figures[1]), atMost: 1.1 },
        { says: 'busy, of the card’s JSON', reached: ratio(figures[2], figures[3]), atMost: 0.5 },
      ],
      notes: ['Payloads of WebSocket frames; a frame’s own header is 2 to 10 bytes more.'],
    };
  },
};

/** A story is sent alone when the channel was idle. */
async function oneByOne(
  publisher: { release(stories: string[][]): Promise<void> },
  sent: { stories: number },
  count: number,
) {
  for (let no = 1; no <= count; no += 1) {
    await publisher.release([['topic']]);
    await waitFor('it has come', () => sent.stories === no);
    await pace(8, 0.25, () => undefined);
  }
}

function follow(port: number, sent: { frames: number; cards: number; stories: number }): Promise<void> {
  return new Promise((resolve) =>
    openFollower(port, 'newswire', { channel: '{}' }, true, {
      live: () => resolve(),
      closed: () => undefined,
      message(payload, deflated) {
        const text = (deflated ? inflateMessage(payload) : payload).toString();
        if (!text.startsWith('42["wire",')) return;
        const [, { events }] = JSON.parse(text.slice(2)) as [string, WireMessage];
        sent.frames += payload.length;
        for (const event of events) {
          sent.cards += 'story' in event ? Buffer.byteLength(JSON.stringify(event.story)) : 0;
          sent.stories += 1;
        }
      },
    }),
  );
}
