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

/** Explains a start-up error in one line, with a remedy. */
export function startupProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const system: SystemError = error;
  // A name with several addresses fails once per address; the first error is enough.
  if (system.errors?.[0] instanceof Error) return startupProblem(system.errors[0]);
  // The cause says more than the failure itself.
  if (error instanceof DatabaseFailure && error.cause instanceof Error) return startupProblem(error.cause);
  return HINTS[system.code ?? '']?.(system) ?? (system.message || system.name);
}
