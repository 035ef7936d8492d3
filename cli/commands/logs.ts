import { Command, InvalidArgumentError, Option } from 'commander';
import { dataDir } from '../../shared/node/config/config.ts';
import { LEVELS, type Level } from '../logs/parse-line.ts';

const LINES = 100;
const LINES_MAX = 10_000;

interface Flags {
  lines: number;
  level: Level;
  follow?: boolean;
  json?: boolean;
}

/** `newswire logs`: shows what the processes of `newswire up` have logged. */
export function logsCommand(): Command {
  return new Command('logs')
    .description('show what the processes of `npm start` on this machine have logged, in the order of time')
    .argument('[process...]', 'server, worker, redis or postgres (else all)')
    .option(
      '-n, --lines <number>',
      `how many of the last lines, at most ${LINES_MAX.toLocaleString('en')}`,
      toLines,
      LINES,
    )
    .option('-f, --follow', 'go on with what comes, until Ctrl-C')
    .addOption(new Option('--level <level>', 'this one and worse').choices(LEVELS).default('debug', 'all'))
    .option('--json', 'print NDJSON, with every field')
    .addHelpText(
      'after',
      '\nReads the folder logs in NEWSWIRE_DATA_DIR. It keeps 10 MB of each process and three older parts.\n\n' +
        'Examples:\n  newswire logs --level warn\n  newswire logs server --follow\n' +
        '  newswire logs --json -n 10000 | jq \'select(.submission == "ID")\'',
    )
    .action(logs);
}

async function logs(processes: string[], { lines, level, follow, json }: Flags): Promise<void> {
  const [{ showLogs }, { logsDir }] = await Promise.all([import('../logs/show-logs.ts'), import('../up/services.ts')]);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const dir = logsDir(dataDir(process.env));
  await showLogs({ dir, processes, lines, level, follow: follow === true, json: json === true }, stop.signal);
}

function toLines(text: string): number {
  const lines = Number(text);
  if (Number.isInteger(lines) && lines >= 1 && lines <= LINES_MAX) return lines;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${LINES_MAX.toLocaleString('en')}.`);
}
