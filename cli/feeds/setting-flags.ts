import { type Command, InvalidArgumentError, Option } from 'commander';
import { CliError, EXIT } from '../cli-error.ts';
import { readInput } from '../read-input.ts';

/** The settings of a feed, as flags of `feed add` and `feed set`. */
export interface SettingFlags {
  publisher?: string;
  section?: string;
  topic?: string[];
  interval?: number;
  userAgent?: string;
  username?: string;
  passwordFile?: string;
  cookieFile?: string;
  header?: Header[];
  block?: string;
  keep?: string;
  ignoreUpdates?: boolean;
  retentionDays?: number;
  fullText?: string;
  fullTextSelector?: string;
  enable?: boolean;
  disable?: boolean;
}

interface Header {
  name: string;
  value: string;
}

/** The body of a request that adds or changes a feed; undefined fields are left out of the JSON. */
export interface FeedBody {
  publisher?: string | undefined;
  section?: string | null | undefined;
  topics?: string[] | undefined;
  intervalSeconds?: number | null | undefined;
  enabled?: boolean | undefined;
  options?: object | undefined;
  credentials?: object | undefined;
}

/** Adds the flags of a feed's settings to a command. */
export function withSettings(command: Command): Command {
  return command
    .option('--publisher <name>', "a publisher's name or id; a new name makes a publisher")
    .option('--section <slug>', 'section of its stories that name none')
    .option('--topic <label...>', 'topics that each of its stories gets')
    .option('--interval <seconds>', 'poll this often instead of as often as it changes', wholeNumber)
    .option('--block <pattern>', 'leave out items that match (a regular expression; title, author, address, topics)')
    .option('--keep <pattern>', 'take only items that match')
    .option('--ignore-updates', 'a story stays as it was first published')
    .option('--no-ignore-updates', 'follow changes of an item (the default)')
    .option('--retention-days <days>', 'delete its stories after so many days', wholeNumber)
    .addOption(
      new Option('--full-text <when>', 'take the whole text from the pages of its stories').choices([
        'off',
        'on',
        'auto',
      ]),
    )
    .option('--full-text-selector <css>', 'where the text stands in these pages, if it is not found')
    .option('--user-agent <text>', "User-Agent to send instead of Newswire's own")
    .option('--username <name>', 'user name for the feed')
    .option('--password-file <file>', 'file with the password; - reads stdin')
    .option('--cookie-file <file>', 'file with a Cookie header to send; - reads stdin')
    .option("--header <'Name: value'>", 'further header to send (repeatable)', collectHeader)
    .option('--enable', 'fetch it (the default)')
    .option('--disable', 'keep it, but do not fetch it');
}

/** What the flags set. Reads the files that hold secrets, which have no place on a command line. */
export async function bodyOf(flags: SettingFlags): Promise<FeedBody> {
  const { passwordFile, cookieFile, username } = flags;
  const { userAgent, block, keep, ignoreUpdates, retentionDays, fullText, fullTextSelector } = flags;
  if (passwordFile === '-' && cookieFile === '-') {
    throw new CliError(EXIT.usage, 'only one of --password-file and --cookie-file can read stdin');
  }
  if (flags.enable && flags.disable) throw new CliError(EXIT.usage, '--enable and --disable exclude each other');
  return {
    publisher: flags.publisher,
    section: flags.section,
    topics: flags.topic,
    intervalSeconds: flags.interval,
    enabled: flags.enable ? true : flags.disable ? false : undefined,
    options: unlessEmpty({ userAgent, block, keep, ignoreUpdates, retentionDays, fullText, fullTextSelector }),
    credentials: unlessEmpty({
      username,
      password: passwordFile === undefined ? undefined : await secretIn(passwordFile),
      cookie: cookieFile === undefined ? undefined : await secretIn(cookieFile),
      headers: flags.header,
    }),
  };
}

/** True when the body would change nothing. */
export function isEmptyBody(body: object): boolean {
  return unlessEmpty(body) === undefined;
}

function unlessEmpty<Fields extends object>(fields: Fields): Fields | undefined {
  return Object.values(fields).some((value) => value !== undefined) ? fields : undefined;
}

/** The line end that editors and `echo` write is no part of a secret. */
async function secretIn(file: string): Promise<string> {
  const secret = (await readInput(file)).toString('utf8').replace(/\r?\n$/, '');
  if (secret === '') throw new CliError(EXIT.usage, `${file === '-' ? 'stdin' : file} is empty`);
  return secret;
}

function collectHeader(text: string, before: Header[] = []): Header[] {
  const colon = text.indexOf(':');
  if (colon <= 0) throw new InvalidArgumentError("Write it as 'Name: value'.");
  return [...before, { name: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim() }];
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
