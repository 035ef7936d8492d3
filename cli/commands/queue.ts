import { Argument, Command } from 'commander';
import {
  QUEUE_NAMES,
  type QueueAnswer,
  type QueueSwitched,
  type QueuesAnswer,
} from '../../shared/contract/queue-shapes.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print } from '../output.ts';

/** `newswire queue stats|pause|resume|retry|drain`. */
export function queueCommand(): Command {
  return new Command('queue')
    .description("manage the workers' queues (needs an admin key)")
    .addCommand(statsCommand())
    .addCommand(switchCommand('pause', 'stop workers from taking jobs of a queue; jobs in progress continue'))
    .addCommand(switchCommand('resume', 'let workers take jobs of a paused queue again'))
    .addCommand(retryCommand())
    .addCommand(drainCommand());
}

interface Flags extends ConnectionOptions {
  json?: boolean;
}

function statsCommand(): Command {
  const command = new Command('stats')
    .description('show how many jobs are waiting, active, delayed and failed')
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', '\nExample:\n  newswire queue stats')
    .action(showStats);
  return withConnection(command);
}

function switchCommand(what: 'pause' | 'resume', description: string): Command {
  const command = new Command(what)
    .description(description)
    .addArgument(queueArgument())
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', `\nExample:\n  newswire queue ${what} edit`)
    .action(async (queue: string, flags: Flags) => {
      const answer = await post<QueueSwitched>(queue, what, flags);
      print(flags.json ? JSON.stringify(answer) : `${queue} ${answer.paused ? 'is paused' : 'goes on'}.`);
    });
  return withConnection(command);
}

function retryCommand(): Command {
  const command = new Command('retry')
    .description('retry every failed job of a queue')
    .addArgument(queueArgument())
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nExample:\n  newswire queue retry edit')
    .action((queue: string, flags: Flags) => act(queue, 'retry', flags));
  return withConnection(command);
}

function drainCommand(): Command {
  const command = new Command('drain')
    .description("delete a queue's waiting jobs; no accepted story is lost because the sweep enqueues it again")
    .addArgument(queueArgument())
    .option('--yes', 'confirm the deletion')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nExample:\n  newswire queue drain push --yes')
    .action((queue: string, flags: Flags & { yes?: boolean }) => {
      if (!flags.yes) throw new CliError(EXIT.usage, `drain deletes waiting jobs of ${queue}; add --yes to confirm`);
      return act(queue, 'drain', flags);
    });
  return withConnection(command);
}

function queueArgument(): Argument {
  return new Argument('<queue>', 'which one').choices(QUEUE_NAMES);
}

async function showStats(flags: Flags): Promise<void> {
  const { queues } = await keyedClient(flags).send<QueuesAnswer>({ method: 'GET', path: '/queues' });
  if (flags.json) return print(JSON.stringify(queues));
  const columns = ['waiting', 'active', 'delayed', 'failed'] as const;
  print(['queue'.padEnd(10), ...columns.map((column) => column.padStart(9))].join(''));
  for (const queue of queues) {
    const figures = columns.map((column) => queue[column].toLocaleString('en').padStart(9));
    print([queue.name.padEnd(10), ...figures, queue.paused ? '  paused' : ''].join(''));
  }
}

async function act(queue: string, what: 'retry' | 'drain', flags: Flags): Promise<void> {
  const answer = await post<QueueAnswer>(queue, what, flags);
  if (flags.json) return print(JSON.stringify(answer));
  const jobs = `${answer.jobs.toLocaleString('en')} ${answer.jobs === 1 ? 'job' : 'jobs'}`;
  const were = answer.jobs === 1 ? 'was' : 'were';
  print(what === 'retry' ? `${jobs} of ${queue} will be tried again.` : `${jobs} of ${queue} ${were} thrown away.`);
}

function post<Answer>(queue: string, what: string, flags: Flags): Promise<Answer> {
  return keyedClient(flags).send<Answer>({ method: 'POST', path: `/queues/${queue}/${what}` });
}
