/** `npm run test:chaos -- [rounds | overload | strangers | bridge | live] [--rounds N] [--short] …`: tries to break the guarantees. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { redisKindOf } from '../helpers/redis/start-redis.ts';
import { besideStrangers, slowest } from './beside-strangers.ts';
import { playBridge } from './bridge.ts';
import { coverLive } from './live.ts';
import { nemesesOf } from './nemeses-of.ts';
import { overload } from './overload.ts';
import { play } from './play.ts';
import { POSTGRES_NEMESES } from './postgres-nemeses.ts';
import { POSTGRES_KINDS, postgresKindOf } from './postgres-service.ts';
import { playVersions } from './versions.ts';

/** Values of the full and the short form. */
const ROUNDS = { full: '70', short: '5' };
const READERS = { full: '50', short: '14' };
const FLOOD_SECONDS = { full: '120', short: '15' };
const STRANGER_SECONDS = { full: '60', short: '10' };
const BRIDGE_SECONDS = { full: '600', short: '5' };
/** For each of the three mixes of two versions. */
const VERSIONS_SECONDS = { full: '60', short: '10' };
const POSTS = { full: '500', short: '60' };
const LIVE_READERS = { full: '200', short: '20' };
/** Over which the posts are spread. */
const LIVE_SECONDS = { full: '1800', short: '6' };
const PARTS = ['rounds', 'overload', 'strangers', 'bridge', 'live'];
const SEEDS = 1_000_000;

const { values, positionals } = parseArgs({
  // `--versions` alone means the newest release.
  args: process.argv.slice(2).map((arg) => (arg === '--versions' ? '--versions=' : arg)),
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    seed: { type: 'string' },
    readers: { type: 'string' },
    deployments: { type: 'string', default: '2' },
    minutes: { type: 'string', default: 'Infinity' },
    seconds: { type: 'string' },
    posts: { type: 'string' },
    only: { type: 'string' },
    postgres: { type: 'string' },
    redis: { type: 'string' },
    bridge: { type: 'boolean', default: false },
    versions: { type: 'string' },
    base: { type: 'string' },
    short: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const redis = redisKindOf(values.redis);
const postgres = postgresKindOf(values.postgres);
const nemesesThere = [...nemesesOf(redis), ...POSTGRES_NEMESES[postgres]];
const form = values.short ? 'short' : 'full';
const part = values.versions === undefined ? (values.bridge ? 'bridge' : positionals[0]) : 'versions';

process.exitCode = values.help ? showHelp() : await runParts();

function showHelp(): number {
  process.stdout.write(
    'npm run test:chaos [-- --short]            the rounds, then the overload, the strangers, the bridge, the live coverage\n' +
      'npm run test:chaos -- rounds [--rounds 70] [--seed N] [--readers 50] [--deployments 2] [--minutes N] [--only NEMESIS]\n' +
      `                              [--redis single|cluster|sentinel] [--postgres ${POSTGRES_KINDS.join('|')}]\n` +
      'npm run test:chaos -- overload [--seconds 120]\n' +
      'npm run test:chaos -- strangers [--seconds 60] [--seed N]\n' +
      'npm run test:chaos -- live [--posts 500] [--readers 200] [--seconds 1800] [--seed N]\n' +
      'npm run test:chaos -- --bridge [--seconds 600] [--seed N]\n' +
      'npm run test:chaos -- --versions[=REV] [--base REV] [--seconds 60] [--seed N]\n\n' +
      "rounds: injects faults into a complete deployment, and proves from the readers' records that every accepted\n" +
      'story arrived exactly once and in order. Seeds are random and printed; replay a failed one with\n' +
      'rounds --seed N --rounds 1. A round mostly waits, so several deployments in parallel play more of them.\n\n' +
      'overload: publishers flood one worker with many times its capacity, beside a calm publisher.\n\n' +
      'strangers: a calm publisher alone, beside a stranger who tries everything, and beside poison stories.\n\n' +
      'live: a live coverage with edits, pins and retractions while servers, workers, Postgres and Redis are killed;\n' +
      'every reader must see the same, in order, once.\n\n' +
      'bridge: an installation follows another over a link that is cut and stalls, while processes of both are killed.\n\n' +
      'versions: an earlier version (else the newest release, else 50 changes ago) beside this one, on one database.\n\n' +
      `Faults: ${nemesesThere.map(({ name }) => name).join(', ')}.\n`,
  );
  return 0;
}

async function runParts(): Promise<number> {
  if (part === 'versions') return mixVersions();
  if (part !== undefined && !PARTS.includes(part)) throw new Error(`there is no part called ${part}`);
  const isWanted = (name: string): boolean => part === undefined || part === name;
  let broken = 0;
  if (isWanted('rounds')) broken += await playAll();
  if (isWanted('overload')) broken += await flood();
  if (isWanted('strangers')) broken += await admitStrangers();
  if (isWanted('live')) broken += await cover();
  if (isWanted('bridge')) broken += await followFlakily();
  return broken > 0 ? 1 : 0;
}

async function playAll(): Promise<number> {
  const nemeses = values.only === undefined ? nemesesThere : nemesesThere.filter(({ name }) => name === values.only);
  if (nemeses.length === 0) throw new Error(`there is no nemesis called ${values.only}`);
  const { held, played } = await play({
    seed: Number(values.seed ?? randomInt(SEEDS)),
    rounds: Number(values.rounds ?? ROUNDS[form]),
    readers: Number(values.readers ?? READERS[form]),
    ...{ nemeses, redis, postgres },
    deployments: Number(values.deployments),
    minutes: Number(values.minutes),
  });
  process.stdout.write(`\n${held} of ${played} rounds held\n`);
  return held === played ? 0 : 1;
}

async function flood(): Promise<number> {
  const report = await overload(Number(values.seconds ?? FLOOD_SECONDS[form]));
  const { seconds, offered, accepted, refused, released, flashMs, calmMs, slowest, memory, statuses, wrong } = report;
  const at = (sorted: number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const lines = [
    `${seconds} s: ${offered} stories offered (${Math.round(offered / seconds)}/s), ${accepted} accepted, ${refused} refused`,
    `answers: ${JSON.stringify(statuses)}; released ${released} of ${accepted}`,
    `flash:   median ${at(flashMs, 0.5)} ms, 95 % ${at(flashMs, 0.95)} ms, longest ${flashMs.at(-1)} ms of ${flashMs.length}`,
    ...slowest.map((line) => `         ${line}`),
    `routine of the calm publisher: median ${at(calmMs, 0.5)} ms, longest ${calmMs.at(-1)} ms of ${calmMs.length}`,
    `memory at most, MB, in each half: ${JSON.stringify(memory)}`,
    ...[...new Set(wrong)].slice(0, 20),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return wrong.length === 0 && released >= accepted ? 0 : 1;
}

async function cover(): Promise<number> {
  const seed = Number(values.seed ?? randomInt(SEEDS));
  const { seconds, strikes, events, returns, wrong } = await coverLive({
    posts: Number(values.posts ?? POSTS[form]),
    readers: Number(values.readers ?? LIVE_READERS[form]),
    seconds: Number(values.seconds ?? LIVE_SECONDS[form]),
    seed,
  });
  const lines = [
    `seed ${seed}: ${counted(strikes)}; ${seconds} s, ${events} events, ${returns} returns`,
    ...wrong.slice(0, 20).map((problem) => problem.slice(0, 1_000)),
    wrong.length === 0 ? 'every reader saw the same, in order, once' : 'BROKE',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return wrong.length === 0 ? 0 : 1;
}

/** "3 × kill a server, 2 × flush Redis". */
function counted(strikes: readonly string[]): string {
  const times = new Map<string, number>();
  for (const strike of strikes) times.set(strike, (times.get(strike) ?? 0) + 1);
  return [...times].map(([strike, count]) => `${count} × ${strike}`).join(', ');
}

async function admitStrangers(): Promise<number> {
  const seed = Number(values.seed ?? randomInt(SEEDS));
  const { parts, said, accepted, wrong } = await besideStrangers(
    Number(values.seconds ?? STRANGER_SECONDS[form]),
    seed,
  );
  const lines = [
    `seed ${seed}: strangers were answered ${JSON.stringify(said)}; ${accepted} poison stories were accepted`,
    ...parts.map(
      ({ name, answeredMs, flashMs, routineMs }) =>
        `${name}: p99 of an answer ${slowest(answeredMs)} ms, of a flash ${slowest(flashMs)} ms, of a routine story ${slowest(routineMs)} ms`,
    ),
    ...[...new Set(wrong)].slice(0, 20),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return wrong.length === 0 ? 0 : 1;
}

async function followFlakily(): Promise<number> {
  const seed = Number(values.seed ?? randomInt(SEEDS));
  const seconds = Number(values.seconds ?? BRIDGE_SECONDS[form]);
  const { strikes, faults, stories, events, taken, passedOver, statuses, wrong } = await playBridge({ seconds, seed });
  const lines = [
    `${wrong.length === 0 ? 'held ' : 'BROKE'} seed ${seed}: ${strikes.length} strikes, ${faults} faults of the link`,
    `${stories} stories; the bridge took ${taken} and passed over ${passedOver}; the edge's reader saw ${events} events`,
    `submissions at the edge: ${JSON.stringify(statuses)}; ${wrong.length} problems`,
    ...[...new Set(wrong)].slice(0, 20),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return wrong.length === 0 ? 0 : 1;
}

async function mixVersions(): Promise<number> {
  const seed = Number(values.seed ?? randomInt(SEEDS));
  const seconds = Number(values.seconds ?? VERSIONS_SECONDS[form]);
  const rev = values.versions || values.base;
  const { rev: old, results } = await playVersions({ rev, seconds, seed }, ({ name, stories, events, wrong }) => {
    const verdict = wrong.length === 0 ? 'held ' : 'BROKE';
    const lines = [`${verdict} ${name}: ${stories} stories, ${events} events`, ...[...new Set(wrong)].slice(0, 20)];
    process.stdout.write(`${lines.join('\n      ')}\n`);
  });
  process.stdout.write(`seed ${seed}, ${old} beside this version\n`);
  return results.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
}
