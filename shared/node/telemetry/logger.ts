import { trace } from '@opentelemetry/api';
import pino from 'pino';

export type Logger = pino.Logger;

/** Creates a JSON logger on standard output that redacts keys and passwords. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    mixin: traceOfLine,
    redact: { paths: ['key', 'password', '*.key', '*.password', 'headers.authorization', 'headers.cookie'] },
  });
}

/** Adds the trace id to a log line when tracing is on. */
function traceOfLine(): { trace?: string } {
  const id = trace.getActiveSpan()?.spanContext().traceId;
  return id === undefined ? {} : { trace: id };
}
