import { trace } from '@opentelemetry/api';
import pino from 'pino';

export type Logger = pino.Logger;

/** A JSON logger on standard output; keys and passwords never pass it. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    mixin: traceOfLine,
    redact: { paths: ['key', 'password', '*.key', '*.password', 'headers.authorization', 'headers.cookie'] },
  });
}

/** Leads from a line to its trace, where somebody traces. */
function traceOfLine(): { trace?: string } {
  const id = trace.getActiveSpan()?.spanContext().traceId;
  return id === undefined ? {} : { trace: id };
}
