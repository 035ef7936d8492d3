/**
 * `npm run test:fuzz -- [requests] [texts] [feeds] [--minutes 5] [--seed N]`: sends what nobody should send, for as long
 * as you like; all three unless some are named.
 */
import { parseArgs } from 'node:util';
import { startPrivateServices } from '../eval/private-services.ts';
import { openWorld } from '../helpers/world.ts';
import { openFuzzBench } from './feeds/fuzz-bench.ts';
import { fuzzFeeds } from './feeds/fuzz-feeds.ts';
import { fuzzHttp, fuzzSockets, knownTexts } from './fuzz-server.ts';
import { fuzzTexts } from './fuzz-texts.ts';

const HANGS_MS = 1_000;
const FEED_HANGS_MS = 2_000;
const MB = 2 ** 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string', default: String(Date.now() % 1e9) } },
});
const isWanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);

const services = await startPrivateServices();
const world = await openWorld({ env: { NEWSWIRE_KEY_REQUESTS: '0', NEWSWIRE_ADDRESS_READS: '0' } }, services.env);
const bench = await openFuzzBench(world, FEED_HANGS_MS);
try {
  const known = await knownTexts(world);
  const until = Date.now() + Number(values.minutes) * 60_000;
  for (let seed = Number(values.seed); Date.now() < until; seed += 1) {
    let statuses = {};
    if (isWanted('requests')) {
      statuses = await fuzzHttp(world, known, { runs: 1_500, seed, hangsMs: HANGS_MS });
      await fuzzSockets(world, known, { runs: 40, seed, hangsMs: HANGS_MS });
    }
    if (isWanted('texts')) fuzzTexts({ runs: 1_000, seed, hangsMs: HANGS_MS });
    if (isWanted('feeds')) await fuzzFeeds(bench, { runs: 60, seed });
    const memory = Math.round(process.memoryUsage().heapUsed / MB);
    process.stdout.write(`seed ${seed} held: answers ${JSON.stringify(statuses)}; ${memory} MB of heap\n`);
  }
} finally {
  await bench.close();
  await world.close();
  await services.stop();
}
