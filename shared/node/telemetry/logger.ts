import pino from 'pino';

export type Logger = pino.Logger;

/** A JSON logger on standard output; keys and passwords never pass it. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    redact: { paths: ['key', 'password', '*.key', '*.password', 'headers.authorization', 'headers.cookie'] },
  });
}
