/** How good the pipeline is: `npm run eval -- FILE...|demo [--labels FILE...] [--topic-labels FILE...] [--topics N] …`. */
import { Command, InvalidArgumentError } from 'commander';
import { demoArticles, readArticles, readLabels, shuffle } from './articles.ts';
import { runPipeline } from './pipeline-run.ts';
import { reportLines } from './report.ts';
import { drawnTopicLines } from './topic-report.ts';

interface Options {
  labels?: string[];
  topicLabels?: string[];
  topics?: number;
  workers: number;
  seed: number;
  limit?: number;
  publishers: number;
}

await new Command('eval')
  .description('Publishes articles in random order through the real pipeline and says how good it was.')
  .argument('<files...>', 'stories, one JSON object a line; `demo` takes those of the demo newsroom in their own order')
  .option('--labels <files...>', 'JSON objects from externalId to event')
  .option('--topic-labels <files...>', 'JSON objects from externalId to topics that an editor would accept')
  .option('--topics <count>', 'print so many topics, drawn at random, with their headlines', positive)
  .option('--workers <count>', 'worker processes', positive, 1)
  .option('--seed <number>', 'decides the order', positive, 1)
  .option('--limit <count>', 'so many articles only', positive)
  .option('--publishers <count>', 'papers that the articles are dealt out to', positive, 20)
  .action(evaluate)
  .parseAsync();

async function evaluate(files: string[], options: Options): Promise<void> {
  if (files[0] === 'demo') return report(demoArticles(), options);
  const { articles, refused } = await readArticles(files);
  const accepted = await readLabels<string[]>(options.topicLabels);
  const labels = await readLabels<string>(options.labels);
  const dealt = shuffle(articles, options.seed).slice(0, options.limit);
  if (refused > 0) process.stdout.write(`${refused} lines are no stories that could be published\n`);
  await report({ articles: dealt, labels, accepted }, options);
}

async function report(labelled: ReturnType<typeof demoArticles>, options: Options): Promise<void> {
  const run = await runPipeline(labelled.articles, options);
  process.stdout.write(`${reportLines(labelled, run).join('\n')}\n`);
  const drawn = drawnTopicLines(labelled.articles, run.outcomes, options);
  if (drawn.length > 0) process.stdout.write(`\n${drawn.join('\n')}\n`);
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number from 1 on');
  return value;
}
