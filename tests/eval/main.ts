/** How good the desk is: `npm run eval -- FILE [--labels FILE] [--workers N] [--seed N] [--limit N] [--publishers N]`. */
import { Command, InvalidArgumentError } from 'commander';
import { readArticles, readLabels, shuffle } from './articles.ts';
import { runDesk } from './desk-run.ts';
import { reportLines } from './report.ts';

interface Options {
  labels?: string;
  workers: number;
  seed: number;
  limit?: number;
  publishers: number;
}

await new Command('eval')
  .description('Publishes articles in random order through the real pipeline and says how good the desk was.')
  .argument('<file>', 'stories, one JSON object a line')
  .option('--labels <file>', 'JSON object from externalId to event')
  .option('--workers <count>', 'worker processes', positive, 1)
  .option('--seed <number>', 'decides the order', positive, 1)
  .option('--limit <count>', 'so many articles only', positive)
  .option('--publishers <count>', 'papers that the articles are dealt out to', positive, 20)
  .action(evaluate)
  .parseAsync();

async function evaluate(file: string, options: Options): Promise<void> {
  const { articles, refused } = await readArticles(file);
  const labels = await readLabels(options.labels);
  const dealt = shuffle(articles, options.seed).slice(0, options.limit);
  if (refused > 0) process.stdout.write(`${refused} lines are no stories that could be published\n`);
  const run = await runDesk(dealt, options);
  process.stdout.write(`${reportLines(dealt, labels, run).join('\n')}\n`);
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number from 1 on');
  return value;
}
