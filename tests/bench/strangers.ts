import { readFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Figure, Measurement, Result } from './framework/measurement.ts';
import { short } from './framework/report.ts';
import { openRig } from './rig/open-rig.ts';
import { type Extent, fillFixtures } from './strangers/fill-fixtures.ts';
import { type Cost, costOfOne, idleRates, type Target, waitBeside } from './strangers/measure-input.ts';
import type { Fixtures, WorstInput } from './strangers/worst-input.ts';
import { worstInputs } from './strangers/worst-inputs.ts';

interface Options {
  stories: number;
  times: number;
  clients: number;
  seconds: number;
  only: string;
}

/** The measurement of one input. */
interface Row {
  input: WorstInput;
  cost: Cost;
  p95: number;
  visits: number;
  said: string;
  /** The server's resident memory afterwards. */
  memoryMb: number;
}

const COOKIES = 20;
const IDLE_MS = 2_000;
/** V8 returns free memory after ten seconds. */
const GIVES_BACK_MS = 15_000;
const SHOWN = 12;
const WAIT_MS = 100;
const CPU_MS = 100;
/** Leaking memory would grow with each repetition. */
const GROWTH_MB = 50;
const REPEATED = 12;
const MB = 2 ** 20;

/** The cost of a stranger: every open route's worst input, alone and by a crowd, beside a normal reader. */
export const strangers: Measurement<Options> = {
  name: 'strangers',
  about:
    "the worst input of every route that is open to strangers, its cost, and a normal reader's wait beside a crowd",
  options: {
    stories: { help: 'on the wire', full: 25_000, short: 400 },
    times: { help: 'that each input is repeated for its cost, at most', full: 40, short: 1 },
    clients: { help: 'who ask the same at once', full: 20, short: 2 },
    seconds: { help: 'that they do, for each input', full: 4, short: 0.02 },
    only: { help: 'inputs whose name has this in it', full: '', short: '' },
  },
  async run({ options, cpuProf, say }) {
    const isShort = options.stories < 10_000;
    await buildPageIfStale();
    const rig = await openRig(cpuProf, {
      NEWSWIRE_TRUST_PROXY: '1',
      NEWSWIRE_EMBED_ORIGINS: '*',
      NEWSWIRE_PUBLIC_URL: 'https://news.example',
      NEWSWIRE_PUSH_SUBJECT: 'mailto:bench@news.example',
    });
    try {
      const filled = await fillFixtures(rig.db, extentOf(options.stories), say);
      const server = await rig.startService('server');
      const crowd = await rig.startScript('strangers/crowd-process.ts');
      // A real crowd has its own machines: this one only gets what server, Postgres and the normal reader leave.
      os.setPriority(crowd.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
      const fixtures = { ...filled, cookies: await chooseNames(server.port) };
      const inputs = chosen(worstInputs(fixtures), options.only, isShort);
      const started = { rig, server, crowd, fixtures };
      const target: Target = { ...started, idle: await idleRates(started, isShort ? 200 : IDLE_MS) };
      const alone = (await waitBeside(target, undefined, options)).p95;
      const rows: Row[] = [];
      for (const input of inputs) {
        const row = await measure(target, input, options);
        rows.push(row);
        say(tell(row));
      }
      const memory = { first: rows[0]?.memoryMb ?? 0, last: await settledMb(server.pid, isShort), again: 0 };
      for (const input of growing(rows)) await waitBeside(target, input, options);
      memory.again = await settledMb(server.pid, isShort);
      return resultOf(rows, { alone, memory, clients: options.clients });
    } finally {
      await rig.close();
    }
  },
};

/** The inputs with the largest growth of the server's memory. */
function growing(rows: Row[]): WorstInput[] {
  const growth = rows.map(({ input, memoryMb }, index) => ({
    input,
    mb: memoryMb - (rows[index - 1]?.memoryMb ?? memoryMb),
  }));
  return growth
    .toSorted((a, b) => b.mb - a.mb)
    .slice(0, REPEATED)
    .map(({ input }) => input);
}

async function settledMb(pid: number, isShort: boolean): Promise<number> {
  if (!isShort) await delay(GIVES_BACK_MS);
  return residentMb(pid);
}

/** The short form uses one input per route. */
function chosen(inputs: WorstInput[], only: string, isShort: boolean): WorstInput[] {
  const named = inputs.filter(({ name }) => name.includes(only));
  return isShort ? [...new Map(named.map((input) => [input.of, input])).values()] : named;
}

function extentOf(stories: number): Extent {
  const isShort = stories < 10_000;
  return {
    stories,
    long: isShort ? 4 : 36,
    storylineStories: isShort ? 50 : 2_000,
    comments: isShort ? 100 : 5_000,
  };
}

/** Readers who may comment and have a device, each with an address of their own. */
async function chooseNames(port: number): Promise<Fixtures['cookies']> {
  const cookies = [];
  for (let no = 1; no <= COOKIES; no += 1) {
    const post = async (path: string, body: object, cookie = ''): Promise<string> => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method: 'POST',
        headers: {
          ...{ 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
          'X-Forwarded-For': `198.22.0.${no}`,
        },
        body: JSON.stringify(body),
      });
      if (answer.status !== 201) throw new Error(`${path} was answered with ${answer.status}`);
      return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    };
    const name = await post('/me', { name: `Regular ${no}` });
    cookies.push(`${name}; ${await post('/reader', {}, name)}`);
  }
  return cookies;
}

async function measure(target: Target, input: WorstInput, options: Options): Promise<Row> {
  const cost = await costOfOne(target, input, options.times);
  const { p95, report } = await waitBeside(target, input, options);
  const said = Object.entries(report.said)
    .toSorted(([, a], [, b]) => b - a)
    .map(([word, count]) => `${count} × ${word}`)
    .join(', ');
  return { input, cost, p95, visits: report.visits, said, memoryMb: residentMb(target.server.pid) };
}

/** The cost to judge: a transfer's per megabyte, that of several requests per request. */
function judged({ input: { isTransfer, requests = 1 }, cost }: Row): number {
  return cpuMs(cost) / (isTransfer ? Math.max(1, cost.bytes / MB) : requests);
}

function cpuMs({ serverMs, postgresMs }: Cost): number {
  return serverMs + postgresMs;
}

function resultOf(
  rows: Row[],
  { alone, memory, clients }: { alone: number; memory: Record<'first' | 'last' | 'again', number>; clients: number },
): Result {
  const dearest = rows.toSorted((a, b) => cpuMs(b.cost) - cpuMs(a.cost));
  const slowest = rows.toSorted((a, b) => b.p95 - a.p95);
  const figure = (name: string, of: string, unit: string, value: number): Figure => ({
    name,
    of,
    unit,
    values: [value],
  });
  const wait = "a normal reader's wait, p95";
  return {
    figures: [
      figure(wait, 'beside nobody', 'ms', alone),
      ...slowest.slice(0, SHOWN).map(({ input, p95 }) => figure(wait, `beside ${clients} × ${input.name}`, 'ms', p95)),
      ...dearest
        .slice(0, SHOWN)
        .map(({ input, cost }) => figure('CPU of one, server and Postgres', input.name, 'ms', cpuMs(cost))),
      figure('memory of the server', 'after the first input', 'MB', memory.first),
      figure('memory of the server', 'after the last', 'MB', memory.last),
      figure('memory of the server', `after the ${REPEATED} by which it grew most, once more`, 'MB', memory.again),
    ],
    bars: [
      {
        says: "a normal reader's wait beside the worst crowd, p95, ms",
        reached: slowest[0]?.p95 ?? 0,
        atMost: WAIT_MS,
      },
      {
        says: 'CPU of the costliest request, refused or not (of a transfer, of a megabyte of it), ms',
        reached: Math.max(...rows.map(judged)),
        atMost: CPU_MS,
      },
      {
        says: `MB that the server grows by when the ${REPEATED} by which it grew most are asked again`,
        reached: memory.again - memory.last,
        atMost: GROWTH_MB,
      },
      { says: 'answers of 500', reached: rows.filter(({ said }) => said.includes('× 500')).length, atMost: 0 },
    ],
    notes: [
      `CPU is what the kernel counts, in steps of 10 ms for each process: a cost is that of up to ${rows[0]?.cost.times ?? 0} visits, divided; it includes what goes on after the visitor has left.`,
      'The crowd runs at nice 10, for it would have machines of its own.',
      'Each visitor comes from an address of its own, so that limits by address do not help but where twenty use up theirs.',
    ],
    details: [{ title: 'Every input', text: rows.map(tell).join('\n') }],
  };
}

function tell({ input, cost, p95, visits, said, memoryMb }: Row): string {
  const { serverMs, postgresMs, bytes, said: first } = cost;
  const one = `${short(serverMs)} + ${short(postgresMs)} ms, ${short(bytes / 1_000)} KB, ${first}${cost.refused ? ' (refused)' : ''}`;
  return `${input.name}: ${one}; p95 ${short(p95)} ms beside ${visits} visits (${said}), ${memoryMb} MB`;
}

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1_024);
}
