import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import { ask } from '../bench/strangers/ask.ts';
import { drip } from '../bench/strangers/drip.ts';
import type { Outcome, Places, Visit, WorstInput } from '../bench/strangers/worst-input.ts';
import { worstInputs } from '../bench/strangers/worst-inputs.ts';
import { hostileRequests } from '../fuzz/hostile-requests.ts';
import { createApi } from '../helpers/api.ts';
import type { House } from './house.ts';
import { watchHouse } from './house-health.ts';

const STRIKE_MS = 4_000;
const HANDS = 6;
const AT_ONCE = 20;
const JSON_TYPE = 'application/json';
/** Cyrillic letters that look like Latin ones. */
const LOOKS_LIKE: Record<string, string> = { a: '\u0430', e: '\u0435', o: '\u043e' };

export interface StrangerReport {
  visits: number;
  /** How often each answer came. */
  said: Record<string, number>;
  /** What no stranger should be able to do. */
  wrong: string[];
}

/** Does all that a stranger can, at random and several at once, until the time is over. */
export async function visitAtRandom(
  url: string,
  { until, hands, random }: { until: number; hands: number; random: () => number },
): Promise<StrangerReport> {
  const { places, publisher } = await lookAround(url);
  const inputs = [...worstInputs(places), ...rudeInputs(places, publisher)];
  const report: StrangerReport = { visits: 0, said: {}, wrong: [] };
  const signal = AbortSignal.timeout(Math.max(1, until - Date.now()));
  // Each connection that is open listens.
  setMaxListeners(0, signal);
  const port = Number(new URL(url).port);
  const visitOn = async (): Promise<void> => {
    while (Date.now() < until) {
      const no = Math.floor(random() * 1_000_000);
      const input = inputs[no % inputs.length] as WorstInput;
      const address = `198.23.${(no >> 8) & 0xff}.${no & 0xff}`;
      const { said } = await input.visit({ port, places, address, no, signal });
      report.visits += 1;
      report.said[said] = (report.said[said] ?? 0) + 1;
      if (said === '500' || said.startsWith('wrong')) report.wrong.push(`${input.name} was answered ${said}`);
    }
  };
  await Promise.all(Array.from({ length: hands }, visitOn));
  return report;
}

/** What there is on the wire at the moment; what is not there is asked for under ids that nobody has. */
async function lookAround(url: string): Promise<{ places: Places; publisher: string | undefined }> {
  const { body } = await createApi(url, undefined).get('/stories?limit=20');
  const [feedId = '', top = '0'] = String(body?.position ?? '').split('.');
  const [first, second] = (body?.stories ?? []) as {
    id: string;
    publisher: { id: string; name: string };
    storyline: { id: string };
  }[];
  const nobody = randomUUID();
  const places = {
    ...{ feedId, top: Number(top) },
    publishers: Array.from({ length: 50 }, () => first?.publisher.id ?? nobody),
    longStory: first?.id ?? nobody,
    revisedStory: first?.id ?? nobody,
    discussedStory: second?.id ?? nobody,
    thread: nobody,
    storyline: first?.storyline.id ?? nobody,
    member: second?.id ?? nobody,
    cookies: ['newswire_reader=forged'],
  };
  return { places, publisher: first?.publisher.name };
}

/** What costs little and is meant to break something. */
function rudeInputs({ longStory }: Places, publisher: string | undefined): WorstInput[] {
  const open = OPERATIONS.filter(({ who }) => who === 'anyone' || who === 'reader' || who === 'publish');
  const hostile = open.flatMap((operation) => [...hostileRequests(operation, longStory)]);
  const input = (name: string, visit: (visit: Visit) => Promise<Outcome>): WorstInput => ({ name, of: 'any', visit });
  const manyTimes = (once: () => Promise<Outcome>): Promise<Outcome> =>
    Promise.all(Array.from({ length: AT_ONCE }, once)).then(
      ([first]) => first ?? { bytes: 0, refused: true, said: 'none' },
    );
  return [
    ...Array.from({ length: 20 }, () =>
      input('a hostile string', (visit) => {
        const {
          method,
          address: path,
          headers,
          body,
        } = hostile[visit.no % hostile.length] ?? { method: 'GET', address: '/', headers: {} };
        return ask(visit, { method, path, headers, ...(body !== undefined && { body }) });
      }),
    ),
    input('many bodies that never come', (visit) =>
      manyTimes(() =>
        drip(visit, ['POST /api/v1/me HTTP/1.1', `Content-Type: ${JSON_TYPE}`, 'Content-Length: 10000000'], ''),
      ),
    ),
    input('many headers that never end', (visit) => manyTimes(() => drip(visit, ['GET / HTTP/1.1', 'X-Slow: y']))),
    input('two hosts', (visit) => drip(visit, ['GET / HTTP/1.1', 'Host: evil.example'], '\r\n')),
    input('an unknown host', (visit) =>
      ask(visit, { path: '/oembed?url=http://evil.example/story/x', headers: { Host: 'evil.example' } }),
    ),
    input('a host that is none', (visit) =>
      ask(visit, { path: '/oembed?url=http://x/story/y', headers: { Host: 'a b<c>' } }),
    ),
    ...(publisher === undefined
      ? []
      : [input("a publisher's name in other letters", (visit) => wearName(visit, publisher))]),
  ];
}

/** A name that looks like a publisher's must be refused, or not even be looked at. */
async function wearName(visit: Visit, publisher: string): Promise<Outcome> {
  const name = publisher.replace(/[aeo]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
  const outcome = await ask(visit, {
    ...{ method: 'POST', path: '/api/v1/me', headers: { 'Content-Type': JSON_TYPE, 'Sec-Fetch-Site': 'same-origin' } },
    body: JSON.stringify({ name }),
  });
  return outcome.said === '201' ? { ...outcome, said: 'wrong: 201' } : outcome;
}

/** Somebody without a key does all that outsiders have tried. */
export async function strikeAsStranger(house: House, random: () => number): Promise<void> {
  const health = watchHouse(house);
  const { wrong } = await visitAtRandom(house.url, { until: Date.now() + STRIKE_MS, hands: HANDS, random });
  health.assertWell(wrong);
}
