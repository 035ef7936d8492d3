import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CliError, EXIT } from '../cli-error.ts';
import { note, print } from '../output.ts';
import { lineText } from './line-text.ts';
import { LEVELS, type Level, type LogLine } from './parse-line.ts';
import { readLast, readSince } from './read-last.ts';

const LOOK_EVERY_MS = 250;

export interface LogsWish {
  /** The folder that `newswire up` writes to. */
  dir: string;
  /** All that are there, when empty. */
  processes: string[];
  lines: number;
  level: Level;
  follow: boolean;
  json: boolean;
}

/** Prints the last lines of the logs in the order of their times and, on request, what comes until the signal. */
export async function showLogs(wish: LogsWish, stop: AbortSignal): Promise<void> {
  const files = filesOf(wish);
  const wanted = { count: wish.lines, isWanted: isAtLeast(wish.level) };
  const last = files.map(({ name, file }) => ({ name, file, ...readLast(name, file, wanted) }));
  const shown = inOrder(last.flatMap(({ lines }) => lines)).slice(-wish.lines);
  for (const line of shown) show(line, wish.json);
  if (shown.length === 0) note('Nothing was logged at this level.');
  if (wish.follow) await follow(last, wish, stop);
}

async function follow(
  files: { name: string; file: string; end: number }[],
  { level, json }: LogsWish,
  stop: AbortSignal,
): Promise<void> {
  const ends = new Map(files.map(({ file, end }) => [file, end]));
  while (!stop.aborted) {
    const news = files.flatMap(({ name, file }) => {
      const { lines, end } = readSince(name, file, ends.get(file) ?? 0);
      ends.set(file, end);
      return lines;
    });
    for (const line of inOrder(news.filter(isAtLeast(level)))) show(line, json);
    await delay(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

function filesOf({ dir, processes }: LogsWish): { name: string; file: string }[] {
  const there = existsSync(dir) ? readdirSync(dir).filter((file) => file.endsWith('.log')) : [];
  const names = there.map((file) => file.replace(/\.log$/, '')).sort();
  if (names.length === 0) throw new CliError(EXIT.refused, noLogs(dir));
  const missing = processes.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new CliError(EXIT.usage, `There is no log of "${missing}" in ${dir}; there is one of ${names.join(', ')}.`);
  }
  return names
    .filter((name) => processes.length === 0 || processes.includes(name))
    .map((name) => ({ name, file: path.join(dir, `${name}.log`) }));
}

/** Lines of the same time stay in the order of their log. */
function inOrder(lines: LogLine[]): LogLine[] {
  return lines.toSorted(({ time: a = '' }, { time: b = '' }) => (a < b ? -1 : Number(a > b)));
}

function isAtLeast(level: Level): (line: LogLine) => boolean {
  return (line) => LEVELS.indexOf(line.level) >= LEVELS.indexOf(level);
}

function show(line: LogLine, json: boolean): void {
  const { fields, ...rest } = line;
  print(json ? JSON.stringify({ ...fields, ...rest }) : lineText(line));
}

function noLogs(dir: string): string {
  return [
    `There are no logs in ${dir}: only \`npm start\` and \`newswire up\` write them there.`,
    'A server or worker that you run yourself writes to its standard output:',
    '  docker compose logs --follow --tail 100 server worker',
    '  kubectl logs --follow --tail 100 --selector app.kubernetes.io/name=newswire --prefix',
    '  journalctl --follow --lines 100 --unit "newswire-*"',
  ].join('\n');
}
