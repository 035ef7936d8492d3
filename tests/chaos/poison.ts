import { setTimeout as delay } from 'node:timers/promises';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { type Api, createApi } from '../helpers/api.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { Copy } from './copy.ts';
import type { Deployment } from './deployment.ts';
import { watchDeployment } from './deployment-health.ts';
import { addPublishers } from './publishing.ts';

const PAUSE_MS = 50;
const EDITED_MS = 120_000;
const LONG = 450_000;

const fill = (text: string, characters = LONG): string =>
  text.repeat(Math.ceil(characters / text.length)).slice(0, characters);
const markdown = (body: string): Partial<StoryIn> => ({ body, bodyFormat: 'markdown' });
const html = (body: string): Partial<StoryIn> => ({ body, bodyFormat: 'html' });

/** Stories that have stalled or crashed programs, including ours; new entries are tried from then on. */
const POISON: Record<string, Partial<StoryIn>> = {
  'a long word before an @': markdown(`${'a'.repeat(100_000)}@`),
  'a long address that never ends': markdown(fill('http://a.', 100_000)),
  'addresses without a scheme': markdown(fill('www.a.', 100_000)),
  'emphasis that never closes': markdown(fill('_a__b', 100_000)),
  'stars that never close': markdown(fill('*a **b ', 100_000)),
  'brackets that never close': markdown(fill('[', 100_000)),
  'links that never close': markdown(fill('[a](', 100_000)),
  'ticks of all lengths': markdown(fill('`a ``b ```c ', 100_000)),
  'quotes in quotes': markdown(fill('> ', 60_000)),
  'lists in lists': markdown(Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')),
  'a table of one row': markdown(`${fill('|a', 50_000)}\n${fill('|-', 50_000)}`),
  'elements in elements': html(fill('<div>', 250_000)),
  'tables in tables': html(fill('<table><tr><td>', 250_000)),
  'comments that never close': html(fill('<!--', 100_000)),
  'attributes without end': html(`<p ${fill('a="b" ', 200_000)}>text`),
  'half an entity': html(fill('&amp', 200_000)),
  'one word': { body: fill('a') },
  'no two words alike': {
    body: Array.from({ length: 60_000 }, (_, no) => `w${no.toString(36)}`)
      .join(' ')
      .slice(0, LONG),
  },
  'marks without end': { body: fill('e\u0301\u0302\u0303', 200_000), byline: `e${'\u0301'.repeat(290)}` },
  'a pair over the 64th unit': {
    summary: `${'a'.repeat(63)}\u{10330}\u{10330} tail`,
    topics: [`${'a'.repeat(63)}\u{10330}\u{10330}`],
  },
  'a family over the 64th unit': {
    summary: `${'\u6771'.repeat(60)}\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466} tail`,
  },
  'topics of rare letters': { topics: Array.from({ length: 20 }, (_, no) => `${'\u{10330}'.repeat(70)}${no}`) },
  'turned text': { summary: fill('\u202eabc\u2066def\u200f ', 4_900), byline: '\u202eabc' },
  'what a record cannot hold': { body: 'a\0b' },
  'half a letter': { body: 'a\ud800b' },
  'more topics than there may be': { topics: Array.from({ length: 2_000 }, (_, no) => `topic ${no}`) },
  'a text that is too long': { body: fill('a', 600_000) },
};

export interface PoisonReport {
  /** Accepted stories; the first word of a headline is the story's name, as in rounds. */
  copies: Copy[];
  /** Responses that were neither acceptance nor rejection. */
  wrong: string[];
}

/** Submits one poison story after the other, starting anywhere, until time is over or each was tried `rounds` times. */
export async function submitPoison(
  api: Api,
  {
    publisherId,
    name,
    until,
    rounds,
    random,
  }: { publisherId: string; name: string; until: number; rounds: number; random: () => number },
): Promise<PoisonReport> {
  const report: PoisonReport = { copies: [], wrong: [] };
  const poisons = Object.entries(POISON);
  const start = Math.floor(random() * poisons.length);
  const submissions = new Map<string, Copy>();
  for (let turn = 0; turn < poisons.length * rounds && Date.now() < until; turn += 1) {
    const [poison, story] = poisons[(start + turn) % poisons.length] as [string, Partial<StoryIn>];
    const copyName = `poison-${name}-${turn}`;
    const headline = `${copyName} ${poison}`;
    const answer = await api.post('/stories', { externalId: copyName, ...story, headline });
    if (answer.status === 202) {
      submissions.set(answer.body.id, {
        name: copyName,
        publisherId,
        topics: story.topics ?? [],
        headlines: [headline],
        comments: [],
      });
    } else if (answer.status >= 500 && answer.status !== 503)
      report.wrong.push(`${poison} was answered ${answer.status}`);
    await delay(PAUSE_MS);
  }
  for (const [id, copy] of submissions) if (!(await isRejected(api, id))) report.copies.push(copy);
  return report;
}

/** Some are accepted and rejected later with a reason; no reader will see those. */
function isRejected(api: Api, id: string): Promise<boolean> {
  return waitFor(
    `submission ${id} is edited`,
    async () => {
      const answer = await api.get(`/submissions/${id}`).catch(noAnswer);
      const status: string | undefined = answer?.body?.status;
      return status !== undefined && status !== 'queued' && { rejected: status === 'rejected' };
    },
    EDITED_MS,
  ).then(({ rejected }) => rejected);
}

const STRIKE_MS = 4_000;
const PARALLEL = 2;

/** Publishers with valid keys submit stories that have stalled or crashed programs; returns the accepted ones. */
export async function poison(deployment: Deployment, random: () => number): Promise<Copy[]> {
  const health = watchDeployment(deployment);
  const names = Array.from({ length: PARALLEL }, (_, no) => `p${Date.now().toString(36)}h${no}`);
  const publishers = await addPublishers(deployment.url, deployment.adminKey, names);
  const until = Date.now() + STRIKE_MS;
  const reports = await Promise.all(
    publishers.map(({ id, key }, no) =>
      submitPoison(createApi(deployment.url, key), {
        publisherId: id,
        name: names[no] ?? '',
        until,
        rounds: 1,
        random,
      }),
    ),
  );
  health.assertWell(reports.flatMap(({ wrong }) => wrong));
  return reports.flatMap(({ copies }) => copies);
}
