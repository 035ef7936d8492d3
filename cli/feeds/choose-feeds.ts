import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { FoundFeed } from '../../shared/contract/feed-discovery.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { note, print } from '../output.ts';
import { describeFound } from './feed-text.ts';

const QUESTION = 'Which ones? Numbers such as 1,3, or “all”; Enter for none: ';

/** How the caller chooses among several feeds. */
export interface ChoiceFlags {
  pick?: string;
  all?: boolean;
  json?: boolean;
}

/** The feeds to add: those that the flags name, or that the user picks on a terminal. */
export async function chooseFeeds(found: FoundFeed[], flags: ChoiceFlags): Promise<FoundFeed[]> {
  if (flags.pick !== undefined) return picked(found, flags.pick);
  if (flags.all) return allOf(found);
  const [only] = found;
  if (only && found.length === 1) return [only];
  if (process.stdin.isTTY && process.stderr.isTTY && !flags.json) return ask(found);
  print(flags.json ? JSON.stringify({ feeds: found }) : listOf(found));
  throw new CliError(EXIT.usage, `${found.length} feeds were found: choose with --pick 1 (or 1,3), or take --all`);
}

async function ask(found: FoundFeed[]): Promise<FoundFeed[]> {
  note(listOf(found));
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-D picks nothing.
  const ended = once(questions, 'close').then(() => '');
  try {
    for (;;) {
      const answer = await Promise.race([questions.question(QUESTION), ended]);
      if (answer.trim() === '') return [];
      try {
        return picked(found, answer);
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        note(error.message);
      }
    }
  } finally {
    questions.close();
  }
}

function picked(found: FoundFeed[], text: string): FoundFeed[] {
  if (/^\s*all\s*$/i.test(text)) return allOf(found);
  const numbers = text.split(/[\s,]+/).filter((part) => part !== '');
  const feeds = [...new Set(numbers)].map((part) => found[/^\d{1,3}$/.test(part) ? Number(part) - 1 : -1]);
  if (feeds.length > 0 && feeds.every((feed) => feed !== undefined)) return feeds;
  const range = found.length === 1 ? 'there is only number 1' : `there are numbers from 1 to ${found.length}`;
  throw new CliError(EXIT.usage, `“${text.trim()}” picks no feed: ${range}`);
}

/** Those that are not polled yet. */
function allOf(found: FoundFeed[]): FoundFeed[] {
  return found.filter(({ isKnown }) => !isKnown);
}

function listOf(found: FoundFeed[]): string {
  return found.flatMap((feed, index) => describeFound(feed, index + 1)).join('\n');
}
