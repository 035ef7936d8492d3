import { Command, Option } from 'commander';
import { withConnection } from '../connection.ts';
import { withCoverage } from '../live/coverage-flags.ts';
import { withClear, withPost } from '../live/post-flags.ts';
import { takeDownLive } from '../live/take-down-live.ts';
import {
  changeLive,
  editLive,
  endLive,
  listLive,
  pinLive,
  postLive,
  retractLive,
  startLive,
} from '../live/write-live.ts';

const COVERAGE = '0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11';
const POST = '0195d3c4-1b02-7f60-8d1e-6a1f0c2b7e42';
const COVERAGE_ID = ['<coverage-id>', 'as `newswire live start` prints it'] as const;
const POST_ID = ['<post-id>', 'as `newswire live post` prints it'] as const;

/** `newswire live start|change|post|edit|pin|retract|end|list|takedown`. */
export function liveCommand(): Command {
  return new Command('live')
    .description('write a live coverage (a live blog)')
    .addCommand(startCommand())
    .addCommand(changeCommand())
    .addCommand(postCommand())
    .addCommand(editCommand())
    .addCommand(pinCommand())
    .addCommand(retractCommand())
    .addCommand(endCommand())
    .addCommand(listCommand())
    .addCommand(takedownCommand());
}

function startCommand(): Command {
  return finished(
    withCoverage(new Command('start').description('begin a coverage; prints its id'))
      .argument('<title>', 'its title')
      .option('--external-id <id>', 'your own id: the same again changes the coverage')
      .action(startLive),
    'newswire live start "Storm over the bay" --key-point "Ferries are stopped" --author "Ana Sol" --lang en',
  );
}

function changeCommand(): Command {
  return finished(
    withCoverage(new Command('change').description('change title, summary, key points, authors or times'))
      .argument(...COVERAGE_ID)
      .option('--title <text>', 'the new title')
      .action(changeLive),
    `newswire live change ${COVERAGE} --key-point "Ferries run again" "Two roads are closed"`,
  );
}

function postCommand(): Command {
  return finished(
    withPost(new Command('post').description('add a post; prints its id'))
      .argument(...COVERAGE_ID)
      .argument('[text]', 'its text; - reads stdin')
      .option('--pin', 'pin it to the top')
      .option('--external-id <id>', 'your own id: the same again changes the post')
      .action(postLive),
    `newswire live post ${COVERAGE} "The wind rises."\n` +
      `  newswire live post ${COVERAGE} "Since noon." --title "Bridge closed" --key-event\n` +
      `  newswire live post ${COVERAGE} --quote "We were lucky." --source "Ana Sol, mayor"`,
  );
}

function editCommand(): Command {
  return finished(
    withClear(withPost(new Command('edit').description('change a post in its place')))
      .argument(...COVERAGE_ID)
      .argument(...POST_ID)
      .argument('[text]', 'its new text; - reads stdin')
      .action(editLive),
    `newswire live edit ${COVERAGE} ${POST} "The wind falls." --clear title`,
  );
}

function pinCommand(): Command {
  return finished(
    new Command('pin')
      .description('pin a post to the top; at most three are pinned')
      .argument(...COVERAGE_ID)
      .argument(...POST_ID)
      .option('--release', 'let it go back to its place')
      .action(pinLive),
    `newswire live pin ${COVERAGE} ${POST}`,
  );
}

function retractCommand(): Command {
  return finished(
    new Command('retract')
      .description('retract a post: its content is gone everywhere; readers see the reason')
      .argument(...COVERAGE_ID)
      .argument(...POST_ID)
      .requiredOption('--reason <text>', 'the reason, as shown to readers')
      .action(retractLive),
    `newswire live retract ${COVERAGE} ${POST} --reason "It named a victim."`,
  );
}

function endCommand(): Command {
  return finished(
    new Command('end')
      .description('end a coverage: it becomes an archive')
      .argument(...COVERAGE_ID)
      .action(endLive),
    `newswire live end ${COVERAGE}`,
  );
}

function listCommand(): Command {
  return finished(
    new Command('list')
      .description('list coverages, newest first')
      .addOption(new Option('--status <status>', 'only those that run, or have ended').choices(['live', 'ended']))
      .action(listLive),
    'newswire live list --status live',
  );
}

function takedownCommand(): Command {
  return finished(
    new Command('takedown')
      .description('remove a coverage for good, with every copy of its text; needs the scope admin')
      .argument(...COVERAGE_ID)
      .requiredOption('--reason <text>', 'the reason, as shown to everyone where the coverage was')
      .option('--dry-run', 'only tell where its text is')
      .action(takeDownLive),
    `newswire live takedown ${COVERAGE} --reason "Court order of 3 March" --dry-run`,
  );
}

function finished(command: Command, example: string): Command {
  return withConnection(
    command.option('--json', 'print the answer as JSON').addHelpText('after', `\nExamples:\n  ${example}`),
  );
}
