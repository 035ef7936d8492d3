import { type Command, Option } from 'commander';
import { CliError, EXIT } from '../cli-error.ts';
import { readInput } from '../read-input.ts';

/** The options that make up a post. */
export interface PostFlags {
  title?: string;
  quote?: string;
  source?: string;
  picture?: string;
  alt?: string;
  caption?: string;
  credit?: string;
  link?: string;
  linkTitle?: string;
  author?: string[];
  keyEvent?: boolean;
  correction?: boolean;
  clear?: string[];
}

const CLEARABLE = ['title', 'text', 'quote', 'picture', 'link', 'authors', 'keyEvent', 'correction'];
const EMPTY: Record<string, unknown> = { authors: [], keyEvent: false, correction: false };

/** Adds the options of a post. */
export function withPost(command: Command): Command {
  return command
    .option('--title <text>', 'a title; a key event needs one')
    .option('--key-event', 'list it among the key events')
    .option('--correction', 'mark it as a correction')
    .option('--quote <text>', 'what somebody said')
    .option('--source <name>', 'who said it')
    .option('--picture <address>', 'address of a picture; needs --alt')
    .option('--alt <text>', 'what the picture shows, for readers who do not see it')
    .option('--caption <text>', 'caption of the picture')
    .option('--credit <name>', 'who made the picture')
    .option('--link <address>', 'address of a page; needs --link-title')
    .option('--link-title <text>', 'title of that page')
    .option('--author <name...>', 'who wrote the post, if not the authors of the coverage');
}

/** Adds `--clear`, which empties fields of a post. */
export function withClear(command: Command): Command {
  return command.addOption(new Option('--clear <field...>', 'empty these fields').choices(CLEARABLE));
}

/** The post of these options, with its text, which `-` reads from stdin. */
export async function postFrom(text: string | undefined, flags: PostFlags): Promise<Record<string, unknown>> {
  const { title, quote, source, picture, alt, caption, credit, link, linkTitle, author, keyEvent, correction } = flags;
  const cleared = Object.fromEntries((flags.clear ?? []).map((field) => [field, EMPTY[field] ?? null]));
  const said = {
    title,
    text: text === '-' ? (await readInput('-')).toString('utf8') : text,
    ...(quote !== undefined && { quote: { text: quote, source } }),
    ...(picture !== undefined && { picture: { url: picture, alt, caption, credit } }),
    ...(link !== undefined && { link: { url: link, title: linkTitle } }),
    authors: author,
    keyEvent,
    correction,
  };
  const post = { ...cleared, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
  if (Object.keys(post).length > 0) return post;
  throw new CliError(EXIT.usage, 'nothing to post: give a text, or an option such as --quote');
}
