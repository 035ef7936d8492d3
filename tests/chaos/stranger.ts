import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import { ask } from '../bench/strangers/ask.ts';
import { drip } from '../bench/strangers/drip.ts';
import type { Fixtures, Outcome, Visit, WorstInput } from '../bench/strangers/worst-input.ts';
import { worstInputs } from '../bench/strangers/worst-inputs.ts';
import { hostileRequests } from '../fuzz/hostile-requests.ts';
import { createApi } from '../helpers/api.ts';
import type { Deployment } from './deployment.ts';
import { watchDeployment } from './deployment-health.ts';

const STRIKE_MS = 4_000;
const CLIENTS = 6;
const AT_ONCE = 20;
const JSON_TYPE = 'application/json';
/** Cyrillic look-alikes of Latin letters. */
const LOOKS_LIKE: Record<string, string> = { a: '\u0430', e: '\u0435', o: '\u043e' };

export interface StrangerReport {
  visits: number;
  /** Responses and their number. */
  said: Record<string, number>;
  /** Outcomes that no stranger may achieve. */
  wrong: string[];
}

/** Tries everything a stranger can do, at random and concurrently, until the time is over. */
export async function visitAtRandom(
  url: string,
  { until, clients, random }: { until: number; clients: number; random: () => number },
): Promise<StrangerReport> {
  const { fixtures, publisher } = await findCandidates(url);
  const inputs = [...worstInputs(fixtures), ...rudeInputs(fixtures, publisher)];
  const report: StrangerReport = { visits: 0, said: {}, wrong: [] };
  const signal = AbortSignal.timeout(Math.max(1, until - Date.now()));
  // Each open connection adds a listener.
  setMaxListeners(0, signal);
  const port = Number(new URL(url).port);
  const visitOn = async (): Promise<void> => {
    while (Date.now() < until) {
      const no = Math.floor(random() * 1_000_000);
      const input = inputs[no % inputs.length] as WorstInput;
      const address = `198.23.${(no >> 8) & 0xff}.${no & 0xff}`;
      const { said } = await input.visit({ port, fixtures, address, no, signal });
      report.visits += 1;
      report.said[said] = (report.said[said] ?? 0) + 1;
      if (said === '500' || said.startsWith('wrong')) report.wrong.push(`${input.name} was answered ${said}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, visitOn));
  return report;
}

/** What is on the wire at the moment; unknown ids stand in for what is missing. */
async function findCandidates(url: string): Promise<{ fixtures: Fixtures; publisher: string | undefined }> {
  const { body } = await createApi(url, undefined).get('/stories?limit=20');
  const [wireId = '', top = '0'] = String(body?.position ?? '').split('.');
  const [first, second] = (body?.stories ?? []) as {
    id: string;
    publisher: { id: string; name: string };
    storyline: { id: string };
  }[];
  const nobody = randomUUID();
  const fixtures = {
    ...{ wireId, top: Number(top) },
    publishers: Array.from({ length: 50 }, () => first?.publisher.id ?? nobody),
    longStory: first?.id ?? nobody,
    revisedStory: first?.id ?? nobody,
    discussedStory: second?.id ?? nobody,
    thread: nobody,
    storyline: first?.storyline.id ?? nobody,
    member: second?.id ?? nobody,
    coverage: nobody,
    cookies: ['newswire_reader=forged'],
  };
  return { fixtures, publisher: first?.publisher.name };
}

/** Cheap requests that are meant to break something. */
function rudeInputs({ longStory }: Fixtures, publisher: string | undefined): WorstInput[] {
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

/** A look-alike of a publisher's name must be refused, even unread. */
async function wearName(visit: Visit, publisher: string): Promise<Outcome> {
  const name = publisher.replace(/[aeo]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
  const outcome = await ask(visit, {
    ...{ method: 'POST', path: '/api/v1/me', headers: { 'Content-Type': JSON_TYPE, 'Sec-Fetch-Site': 'same-origin' } },
    body: JSON.stringify({ name }),
  });
  return outcome.said === '201' ? { ...outcome, said: 'wrong: 201' } : outcome;
}

/** A client without a key tries every known attack. */
export async function strikeAsStranger(deployment: Deployment, random: () => number): Promise<void> {
  const health = watchDeployment(deployment);
  const { wrong } = await visitAtRandom(deployment.url, { until: Date.now() + STRIKE_MS, clients: CLIENTS, random });
  health.assertWell(wrong);
}
