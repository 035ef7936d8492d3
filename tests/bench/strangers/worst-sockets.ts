import { ask } from './ask.ts';
import { askSocket, type SocketAsked } from './ask-socket.ts';
import type { Fixtures, WorstInput } from './worst-input.ts';

const IDENTICAL = 100;
const WATCHES = 90;
const FOLLOWS = 32;

const topics = (count: number): string[] => Array.from({ length: count }, (_, n) => `common-${n}`);

function socket(of: string, name: string, asked: SocketAsked, isTransfer = false): WorstInput {
  return {
    of,
    name,
    isTransfer,
    requests: Math.max(1, asked.requests.length),
    visit: (visit) => askSocket(visit, asked),
  };
}

/** The worst socket requests, by name. */
export function worstSockets({ wireId, top, publishers, discussedStory, longStory }: Fixtures): WorstInput[] {
  const old = `${wireId}.0`;
  const almostTooOld = `${wireId}.${Math.max(0, top - 19_900)}`;
  const hard = { any: topics(50), none: ['even', 'odd'], publishers: publishers.slice(0, 50) };
  const follow = (filter: object, since = old): [string, object] => ['follow', { filter, since }];
  const many = (count: number, of: (no: number) => [string, unknown]): [string, unknown][] =>
    Array.from({ length: count }, (_, no) => of(no));
  return [
    socket(
      'follow',
      'follow everything, as far back as one may',
      { requests: [follow({}, almostTooOld)], stays: true },
      true,
    ),
    socket('follow', 'follow everything from the beginning', { requests: [follow({})], stays: true }),
    socket('follow', 'follow from the beginning, nothing matches', { requests: [follow(hard)], stays: true }),
    socket('follow', 'follow exclusions alone from the beginning', {
      requests: [follow({ none: ['even', 'odd'] })],
      stays: true,
    }),
    socket('follow', 'follow words from the beginning', { requests: [follow({ q: 'even odd the' })], stays: true }),
    socket('follow', 'follow 32 hard filters from the beginning', {
      requests: many(FOLLOWS, (no) => follow({ ...hard, any: topics(50).slice(no % 9), q: `w${no}` })),
      stays: true,
    }),
    socket('follow', '100 identical follows from an old position, and gone', {
      requests: many(IDENTICAL, () => follow({}, almostTooOld)),
      stays: false,
    }),
    socket('follow', '100 identical follows from the beginning, nothing matches', {
      requests: many(IDENTICAL, () => follow(hard)),
      stays: true,
    }),
    socket('watch', '90 watches of a long discussion from an old position, and gone', {
      requests: many(WATCHES, () => ['watch', { storyId: discussedStory, since: old }]),
      stays: false,
    }),
    socket(
      'watch',
      'watch a long discussion from an old position',
      { requests: [['watch', { storyId: discussedStory, since: old }]], stays: true },
      true,
    ),
    socket('watch', '16 watches of what has no events', {
      requests: many(16, (no) => ['watch', { storyId: `${longStory.slice(0, -2)}${10 + no}`, since: old }]),
      stays: true,
    }),
    socket('unwatch', 'unwatch, 90 times', {
      requests: many(WATCHES, () => ['unwatch', { storyId: longStory }]),
      stays: true,
    }),
    socket('unfollow', 'unfollow what is not followed, 90 times', {
      requests: many(WATCHES, () => ['unfollow', { channel: 'x'.repeat(64) }]),
      stays: true,
    }),
    socket('follow', 'follow 1,000 unknown fields', {
      requests: many(9, () => ['follow', Object.fromEntries(Array.from({ length: 1_000 }, (_, no) => [`k${no}`, no]))]),
      stays: true,
    }),
    {
      of: 'a dead socket',
      name: 'a polling connection that never comes back',
      visit: (visit) => ask(visit, { path: '/socket.io/?EIO=4&transport=polling' }),
    },
    {
      of: 'a dead socket',
      name: 'a socket that joins nothing',
      visit: async (visit) => {
        const stop = AbortSignal.any([visit.signal, AbortSignal.timeout(300)]);
        return {
          ...(await askSocket({ ...visit, signal: stop }, { requests: [], stays: true, joinsNothing: true })),
          refused: false,
        };
      },
    },
  ];
}
