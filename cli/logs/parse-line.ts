export const LEVELS = ['debug', 'info', 'warn', 'error', 'fatal'] as const;
export type Level = (typeof LEVELS)[number];

/** A line of a log, of whichever process. */
export interface LogLine {
  process: string;
  /** ISO 8601 in UTC; of the line before where it does not say. */
  time?: string;
  level: Level;
  message: string;
  /** What else the line says. */
  fields: Record<string, unknown>;
}

/** The numbers of pino's levels; `trace` counts as `debug`. */
const PINO_LEVELS: Record<number, Level> = { 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };
/** `4711:M 30 Nov 2026 21:30:00.123 * Ready`, in the machine's time zone. */
const REDIS = /^\d+:[A-Z] (\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d\.\d{3}) ([.\-*#]) (.*)$/;
const REDIS_LEVELS: Record<string, Level> = { '.': 'debug', '-': 'debug', '*': 'info', '#': 'warn' };
/** `2026-11-30 21:30:00.123 UTC [4711] LOG:  database system is ready`. */
const POSTGRES = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \w+) \[\d+\] (?:\S+ )?([A-Z]+): {1,2}(.*)$/;
const POSTGRES_LEVELS: Record<string, Level> = { WARNING: 'warn', ERROR: 'error', FATAL: 'fatal', PANIC: 'fatal' };

/** Reads lines as the server and the worker (JSON), Redis or Postgres write them; any other is a message. */
export function parseLines(process: string, text: string): LogLine[] {
  let time: string | undefined;
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const parsed = parseLine(process, line);
      time = parsed.time ?? time;
      return { ...parsed, ...(time !== undefined && { time }) };
    });
}

function parseLine(process: string, text: string): LogLine {
  const json = parseJson(text);
  if (json !== undefined) return fromPino(process, json);
  const [, redisTime, mark = '', said = ''] = REDIS.exec(text) ?? [];
  if (redisTime !== undefined) {
    return { process, ...timeOf(redisTime), level: REDIS_LEVELS[mark] ?? 'info', message: said, fields: {} };
  }
  const [, postgresTime, word = '', message = ''] = POSTGRES.exec(text) ?? [];
  if (postgresTime !== undefined) {
    return { process, ...timeOf(postgresTime), level: POSTGRES_LEVELS[word] ?? 'info', message, fields: {} };
  }
  return { process, level: 'info', message: text, fields: {} };
}

function fromPino(process: string, { time, level, msg, pid, hostname, name, ...fields }: Record<string, unknown>) {
  return {
    process,
    ...(typeof time === 'number' && timeOf(time)),
    level: PINO_LEVELS[Number(level)] ?? ('debug' as const),
    message: String(msg ?? ''),
    fields,
  };
}

function timeOf(time: string | number): { time?: string } {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? {} : { time: date.toISOString() };
}

function parseJson(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
