import type { Logger } from './logger.ts';

const EVERY_MS = 1_000;
/** More different errors than this in a second share a line. */
const KINDS_MAX = 20;
const OTHERS = 'others';

type Fields = { err: unknown } & Record<string, unknown>;
type Warn = (fields: Fields, message: string) => void;

const warners = new WeakMap<Logger, Warn>();

/** Warns of an error that may come thousands of times a second: see `logSparsely`. */
export function warnSparsely(log: Logger, fields: Fields, message: string): void {
  const warn = warners.get(log) ?? logSparsely(log);
  warners.set(log, warn);
  warn(fields, message);
}

/** Makes a warner: of each kind of error at once, then once a second with the number of those left out. */
export function logSparsely(log: Pick<Logger, 'warn'>, now: () => number = Date.now): Warn {
  let seen = new Map<string, { at: number; leftOut: number }>();
  return (fields, message) => {
    const named = `${message} ${kindOf(fields.err)}`;
    if (seen.size > KINDS_MAX) seen = new Map([...seen].filter(([, { at }]) => now() - at < EVERY_MS));
    const kind = seen.has(named) || seen.size <= KINDS_MAX ? named : OTHERS;
    const last = seen.get(kind);
    if (last && now() - last.at < EVERY_MS) {
      last.leftOut += 1;
      return;
    }
    seen.set(kind, { at: now(), leftOut: 0 });
    log.warn(last?.leftOut ? { ...fields, leftOut: last.leftOut } : fields, message);
  };
}

/** What errors of one kind share: ids, numbers and addresses in their messages differ. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? String(error.code) : '';
  return `${error.name} ${code} ${error.message.split(' ', 1)[0]}`;
}
