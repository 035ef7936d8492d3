import { Command } from 'commander';
import type { RulingAct } from '../../shared/contract/topic-ruling-schema.ts';
import type { TopicCandidatesAnswer, TopicRuling, TopicRulingsAnswer } from '../../shared/contract/trending-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';

interface Flags extends ConnectionOptions {
  json?: boolean;
}

interface ReasonFlags extends Flags {
  reason: string;
}

/** `newswire topic hold|merge|admit|undo|rulings|candidates`. */
export function topicCommand(): Command {
  return new Command('topic')
    .description('decide which topics trend')
    .addCommand(actCommand('hold', 'keep a topic out of trending', 'hold "Port Amsel" --reason "It is always there"'))
    .addCommand(mergeCommand())
    .addCommand(actCommand('admit', 'make a candidate a topic', 'admit balloons --reason "In every headline"'))
    .addCommand(undoCommand())
    .addCommand(listCommand('rulings', 'list the rulings about topics', listRulings))
    .addCommand(listCommand('candidates', 'list words of many headlines that are no topics', listCandidates));
}

function actCommand(act: RulingAct, description: string, example: string): Command {
  const command = new Command(act).description(description).argument('<topic>', 'its slug or label');
  return withReason(command, example).action((topic: string, flags: ReasonFlags) => rule(topic, { act }, flags));
}

function mergeCommand(): Command {
  const command = new Command('merge')
    .description("count a topic's stories for another topic in trending")
    .argument('<topic>', 'its slug or label')
    .argument('<into>', 'slug or label of the topic that trends instead');
  return withReason(command, 'merge flooding floods --reason "One event"').action(
    (topic: string, into: string, flags: ReasonFlags) => rule(topic, { act: 'merge', into }, flags),
  );
}

function undoCommand(): Command {
  const command = new Command('undo').description('undo a ruling').argument('<topic>', 'its slug or label');
  return withReason(command, 'undo flooding --reason "Two events after all"').action(undo);
}

function listCommand(name: string, description: string, list: (flags: Flags) => Promise<void>): Command {
  const command = new Command(name)
    .description(description)
    .option('--json', 'print them as JSON')
    .addHelpText('after', `\nExample:\n  newswire topic ${name}`)
    .action(list);
  return withConnection(command);
}

function withReason(command: Command, example: string): Command {
  command
    .requiredOption('--reason <text>', 'the reason, as shown in the moderation log')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', `\nExample:\n  newswire topic ${example}`);
  return withConnection(command);
}

async function rule(topic: string, ruling: { act: RulingAct; into?: string }, flags: ReasonFlags): Promise<void> {
  const body = JSON.stringify({ ...ruling, reason: flags.reason });
  const made = await keyedClient(flags).send<TopicRuling>({ method: 'PUT', path: pathOf(topic), body });
  print(flags.json ? JSON.stringify(made) : printable(describe(made)));
}

async function undo(topic: string, flags: ReasonFlags): Promise<void> {
  const body = JSON.stringify({ reason: flags.reason });
  await keyedClient(flags).send({ method: 'DELETE', path: pathOf(topic), body });
  print(flags.json ? JSON.stringify({ undone: topic }) : printable(`The ruling about ${topic} is undone.`));
}

async function listRulings(flags: Flags): Promise<void> {
  const { rulings } = await keyedClient(flags).send<TopicRulingsAnswer>({ method: 'GET', path: '/topic-rulings' });
  if (flags.json) return print(JSON.stringify(rulings));
  if (rulings.length === 0) note('No rulings yet.');
  for (const { slug, act, into, at, by, reason } of rulings) {
    print(printable([slug, act.padEnd(5), into?.slug, at, by.name, reason].filter(Boolean).join('  ')));
  }
}

async function listCandidates(flags: Flags): Promise<void> {
  const answer = await keyedClient(flags).send<TopicCandidatesAnswer>({ method: 'GET', path: '/topic-candidates' });
  if (flags.json) return print(JSON.stringify(answer.candidates));
  if (answer.candidates.length === 0) note('No candidates at the moment.');
  for (const { slug, stories, publishers, rise, headlines } of answer.candidates) {
    print(printable(`${slug}  ${stories} stories, ${publishers} publishers, ${rise} times as usual  ${headlines[0]}`));
  }
}

function describe({ act, label, into }: TopicRuling): string {
  if (act === 'hold') return `${label} is held back.`;
  if (act === 'admit') return `${label} is a topic.`;
  return `${label} counts for ${into?.label}.`;
}

function pathOf(topic: string): string {
  return `/topics/${encodePart(topic)}/ruling`;
}
