/** `npm run test:chaos -- [--rounds N] [--seed N] [--readers N] [--short]`: tries to break the guarantees. */
import { parseArgs } from 'node:util';
import { openHouse } from './house.ts';
import { NEMESES } from './nemeses.ts';
import { addPublishers } from './publishing.ts';
import { playRound } from './round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    readers: { type: 'string', default: '50' },
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

process.exitCode = values.help ? showHelp() : await play();

function showHelp(): number {
  process.stdout.write(
    'npm run test:chaos -- [--rounds 200] [--seed 1] [--readers 50] [--only NEMESIS] [--short]\n\n' +
      'Plays rounds of a whole Newswire in which bad things happen, and proves from what readers wrote down that every\n' +
      'accepted story came to each of them once and in order. A seed that failed can be played again: --seed N --rounds 1.\n\n' +
      `Bad things: ${NEMESES.map(({ name }) => name).join(', ')}.\n`,
  );
  return 0;
}

async function play(): Promise<number> {
  const rounds = values.short ? 5 : Number(values.rounds);
  const readers = values.short ? 14 : Number(values.readers);
  const nemeses = values.only === undefined ? NEMESES : NEMESES.filter(({ name }) => name === values.only);
  if (nemeses.length === 0) throw new Error(`there is no nemesis called ${values.only}`);
  const house = await openHouse();
  let failed = 0;
  try {
    const publishers = await addPublishers(house.url, house.adminKey, ['Tide Table', 'Mill Post', 'Ferry Times']);
    for (let round = 0; round < rounds; round += 1) {
      const result = await playRound(house, publishers, { seed: Number(values.seed) + round, readers, nemeses });
      const { seed, strikes, stories, events, returns, wrong } = result;
      const line = `seed ${seed}: ${strikes.join(', ')}; ${stories} stories, ${events} events, ${returns} returns`;
      process.stdout.write(`${wrong.length === 0 ? 'held ' : 'BROKE'} ${line}\n`);
      for (const problem of wrong.slice(0, 20)) process.stdout.write(`      ${problem}\n`);
      if (wrong.length > 0) failed += 1;
    }
  } finally {
    await house.close();
  }
  process.stdout.write(`\n${rounds - failed} of ${rounds} rounds held\n`);
  return failed === 0 ? 0 : 1;
}
