import { DatabaseFailure } from '../shared/node/db/database-failure.ts';

interface SystemError extends Error {
  code?: string;
  port?: number;
  address?: string;
  errors?: unknown[];
}

const HINTS: Record<string, (error: SystemError) => string> = {
  EADDRINUSE: ({ port }) => `port ${port} is in use by another program; set PORT to another one`,
  EACCES: ({ port, message }) =>
    port === undefined ? message : `port ${port} may not be used by this user; set PORT to one above 1023`,
  ECONNREFUSED: ({ address, port }) => `nothing listens at ${address}:${port}`,
  ENOTFOUND: ({ message }) => `the host name is unknown (${message})`,
  '28P01': () => 'Postgres refused the password in DATABASE_URL',
  '3D000': ({ message }) => `Postgres says: ${message}; create the database first`,
};

/** What went wrong at start-up and what to do about it, in one line. */
export function startupProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const system: SystemError = error;
  // A name with several addresses fails once for each; the first tells enough.
  if (system.errors?.[0] instanceof Error) return startupProblem(system.errors[0]);
  // What kept Postgres from answering says more than that it did not.
  if (error instanceof DatabaseFailure && error.cause instanceof Error) return startupProblem(error.cause);
  return HINTS[system.code ?? '']?.(system) ?? (system.message || system.name);
}
