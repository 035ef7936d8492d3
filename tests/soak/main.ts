/** `npm run test:soak -- [--minutes 60] [--rate 20] [--out docs/images/soak.svg]`: runs for long, and draws what grows. */
import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readArticles } from '../bench/articles.ts';
import { openDeployment } from '../chaos/deployment.ts';
import { addPublishers } from '../chaos/publishing.ts';
import { createApi } from '../helpers/api.ts';
import { type LastingReader, openLastingReader } from '../helpers/lasting-reader.ts';
import { drawPlot } from './draw-plot.ts';
import { openSampler, type Sample } from './samples.ts';

const READERS = 60;
const TOPICS = ['tides', 'mills', 'ferries', 'canada', 'war'];
/** A reader stays for so long on average. */
const STAY_MS = 30_000;
const SAMPLES = 120;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '20' },
    out: { type: 'string', default: 'docs/images/soak.svg' },
  },
});
const minutes = Number(values.minutes);
const rate = Number(values.rate);
const began = Date.now();
const until = began + minutes * 60_000;
const counts = { stories: 0, visits: 0, resets: 0, events: 0 };
const samples: Sample[] = [];

const deployment = await openDeployment({ servers: 1, workers: 1 });
const sampler = openSampler(deployment);
try {
  const [publisher] = await addPublishers(deployment.url, deployment.adminKey, ['The Long Haul']);
  await Promise.all([publish(publisher?.key ?? ''), ...Array.from({ length: READERS }, readAndLeave), sample()]);
} finally {
  await sampler.close();
  await deployment.close();
}
const title = `${rate} stories a second for ${minutes} minutes: ${counts.stories} stories, ${counts.visits} visits of readers`;
await writeFile(values.out, drawPlot(title, samples, panels()));
process.stdout.write(`${title}; ${counts.events} events read, ${counts.resets} resets\n`);
for (const name of Object.keys(samples[0]?.values ?? {})) process.stdout.write(`${name}: ${growth(name)}\n`);
process.exitCode = counts.resets === 0 ? 0 : 1;

async function publish(key: string): Promise<void> {
  const api = createApi(deployment.url, key);
  const texts = readArticles(undefined, Math.ceil(minutes * 60 * rate));
  for (const [index, story] of texts.entries()) {
    const due = began + (index / rate) * 1_000;
    if (due > until) return;
    await delay(Math.max(0, due - Date.now()));
    const { status } = await api.post('/stories', story);
    if (status !== 202) throw new Error(`publishing answered ${status}`);
    counts.stories += 1;
  }
}

/** One reader after the other sits in this chair. */
async function readAndLeave(): Promise<void> {
  while (Date.now() < until) {
    const topic = TOPICS[Math.floor(Math.random() * TOPICS.length)] ?? '';
    const filter = Math.random() < 0.5 ? {} : { any: [topic] };
    const reader: LastingReader = await openLastingReader(deployment.url, { filter });
    await delay(Math.min(until - Date.now(), STAY_MS * 2 * Math.random()));
    counts.visits += 1;
    counts.resets += reader.resets();
    counts.events += reader.events().length;
    reader.close();
  }
}

async function sample(): Promise<void> {
  const pauseMs = Math.max(1_000, (minutes * 60_000) / SAMPLES);
  while (Date.now() < until) {
    samples.push({ minute: (Date.now() - began) / 60_000, values: await sampler.look() });
    await delay(pauseMs);
  }
}

function panels() {
  const names = Object.keys(samples[0]?.values ?? {});
  const ending = (end: string): string[] => names.filter((name) => name.endsWith(end));
  return [
    { title: 'Resident memory, MB', series: ending('RSS MB') },
    { title: 'Heap in use, MB', series: ending('heap MB') },
    { title: 'Handles and open files', series: [...ending('handles'), ...ending('files')] },
    { title: 'Redis, MB', series: ['redis MB'] },
    { title: 'Postgres on disk, MB', series: ['postgres MB'] },
  ];
}

/** The mean of the second quarter and of the last: what warms up is over by the one, what leaks shows in the other. */
function growth(name: string): string {
  const quarter = Math.floor(samples.length / 4);
  const mean = (part: Sample[]): number => part.reduce((sum, it) => sum + (it.values[name] ?? 0), 0) / part.length;
  return `${mean(samples.slice(quarter, quarter * 2)).toFixed(1)} → ${mean(samples.slice(-quarter)).toFixed(1)}`;
}
