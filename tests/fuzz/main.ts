/** `npm run test:fuzz -- [--minutes 5] [--seed N]`: sends what nobody should send, for as long as you like. */
import { parseArgs } from 'node:util';
import { startPrivateServices } from '../eval/private-services.ts';
import { openWorld } from '../helpers/world.ts';
import { fuzzHttp, fuzzSockets, knownTexts } from './fuzz-server.ts';
import { fuzzTexts } from './fuzz-texts.ts';

const HANGS_MS = 1_000;
const MB = 2 ** 20;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string', default: String(Date.now() % 1e9) } },
});

const services = await startPrivateServices();
const world = await openWorld({ env: { NEWSWIRE_KEY_REQUESTS: '0' } }, services.env);
try {
  const known = await knownTexts(world);
  const until = Date.now() + Number(values.minutes) * 60_000;
  for (let seed = Number(values.seed); Date.now() < until; seed += 1) {
    const statuses = await fuzzHttp(world, known, { runs: 1_500, seed, hangsMs: HANGS_MS });
    await fuzzSockets(world, known, { runs: 40, seed, hangsMs: HANGS_MS });
    fuzzTexts({ runs: 1_000, seed, hangsMs: HANGS_MS });
    const memory = Math.round(process.memoryUsage().heapUsed / MB);
    process.stdout.write(`seed ${seed} held: answers ${JSON.stringify(statuses)}; ${memory} MB of heap\n`);
  }
} finally {
  await world.close();
  await services.stop();
}
