import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import { newswire } from '../helpers/commands.ts';
import { npmStart } from '../helpers/npm-start.ts';
import { readArticles } from './articles.ts';
import type { Figure, Measurement } from './framework/measurement.ts';
import { type Footprint, footprintOf, peakDuring } from './rig/memory-watch.ts';
import { openCrowd } from './rig/open-crowd.ts';
import { openRig } from './rig/open-rig.ts';

interface Options {
  articles: number;
  more: number;
  readers: number;
  settle: number;
}

const ROOT = path.join(import.meta.dirname, '../..');
const EMPTY_PROCESSES = 3;

/** The memory of all `npm start` processes, compared with the same processes doing nothing. */
export const footprint: Measurement<Options> = {
  name: 'footprint',
  about: 'memory of all processes of a first `npm start`: idle, with articles going through, with readers',
  options: {
    articles: { help: 'articles that go through first', full: 982, short: 20 },
    more: { help: 'articles in all, with the readers connected', full: 6_000, short: 30 },
    readers: { help: 'connected readers', full: 500, short: 5 },
    settle: { help: 'seconds before a look at rest: reading threads end after a minute', full: 75, short: 0.5 },
  },
  async run({ options, say }) {
    const dir = mkdtempSync(path.join(tmpdir(), 'newswire-footprint-'));
    const rig = await openRig();
    const crowd = await openCrowd(rig);
    const { DATABASE_URL, REDIS_URL, ...own } = process.env;
    const port = await getPort();
    const env = { ...own, PORT: String(port), HOST: '127.0.0.1', NEWSWIRE_DATA_DIR: dir, NEWSWIRE_DEMO: 'off' };
    const looks: [string, Footprint][] = [];
    const keep = (what: string, look: Footprint): void => {
      looks.push([what, look]);
      say(`${what}: ${look.totalMb.toFixed(0)} MB`);
    };
    // A first start builds the page.
    rmSync(path.join(ROOT, 'dist/client/.built-from'), { force: true });
    const npm = await npmStart(env);
    const pid = Number(npm.process.pid);
    const publish = async (from: number, to: number): Promise<void> => {
      const file = path.join(dir, 'articles.ndjson');
      const articles = readArticles(undefined, to).slice(from);
      writeFileSync(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
      const { code, stderr } = await newswire(['publish', file, '--wait', '--json'], env);
      if (code !== 0) throw new Error(`newswire publish ended with ${code}: ${stderr}`);
    };
    try {
      await delay(options.settle * 1_000);
      keep('idle', footprintOf(pid));
      keep(`while ${options.articles} articles go through`, await peakDuring(pid, () => publish(0, options.articles)));
      const plans = Array.from({ length: options.readers }, (_, no) => ({
        channel: JSON.stringify(no % 2 === 0 ? {} : { any: [`topic-${no % 20}`] }),
      }));
      await crowd.open(port, 'newswire', plans);
      const busy = await peakDuring(pid, () => publish(options.articles, options.more));
      keep(`up to ${options.more} articles with ${options.readers} readers`, busy);
      await crowd.disconnect();
      await delay(options.settle * 1_000);
      keep('at rest afterwards', footprintOf(pid));
    } finally {
      process.kill(pid, 'SIGTERM');
      await npm.ended;
      await crowd.stop();
    }
    const floor = await emptyProcesses(rig.postgresPid);
    await rig.close();
    rmSync(dir, { recursive: true, force: true });
    const name = 'proportional memory of all processes';
    const [idle, through, busy] = looks.map(([, { totalMb }]) => totalMb);
    return {
      figures: [
        ...looks.map(([what, { totalMb }]): Figure => ({ name, of: what, unit: 'MB', values: [totalMb] })),
        { name, of: `floor: Postgres and ${EMPTY_PROCESSES} empty Node processes`, unit: 'MB', values: [floor] },
        ...looks.flatMap(([what, look]) => ofEach(what, look)),
      ],
      bars: [
        { says: 'MB idle, first start included', reached: idle ?? Number.NaN, atMost: 450 },
        { says: 'MB while 982 articles go through', reached: through ?? Number.NaN, atMost: 750 },
        { says: 'MB up to 6,000 articles with 500 readers', reached: busy ?? Number.NaN, atMost: 1_000 },
      ],
      notes: [],
    };
  },
};

function ofEach(what: string, { processes }: Footprint): Figure[] {
  const sums = new Map<string, number>();
  for (const { name, mb } of processes) sums.set(name, (sums.get(name) ?? 0) + mb);
  return [...sums].map(([of, mb]) => ({ name: `memory, ${what}`, of, unit: 'MB', values: [mb] }));
}

/** The memory of the same kinds of processes doing nothing. */
async function emptyProcesses(postgresPid: number | undefined): Promise<number> {
  const idle = Array.from({ length: EMPTY_PROCESSES }, () =>
    spawn(process.execPath, ['-e', 'process.send("up"); setInterval(() => {}, 1e6)'], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }),
  );
  await Promise.all(idle.map((child) => new Promise((resolve) => child.once('message', resolve))));
  const pids = [...idle.map(({ pid }) => pid), postgresPid];
  const sum = pids.reduce<number>((total, pid) => total + (pid === undefined ? 0 : footprintOf(pid).totalMb), 0);
  for (const child of idle) child.kill('SIGKILL');
  return sum;
}
