import { createServer } from 'node:net';
import { CliError, EXIT } from '../cli-error.ts';

/** Throws, with instructions, when the port is unavailable. */
export async function checkPort(port: number, host: string | undefined): Promise<void> {
  const problem = await tryListening(port, host);
  if (problem === undefined) return;
  if (problem === 'EADDRINUSE') {
    throw new CliError(
      EXIT.refused,
      `Port ${port} is in use by another program. Choose another one: PORT=${port + 1} npm start`,
    );
  }
  throw new CliError(EXIT.refused, `Port ${port} cannot be used (${problem}). Choose another one: PORT=8080 npm start`);
}

function tryListening(port: number, host: string | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, ...(host !== undefined && { host }) }, () => probe.close(() => resolve(undefined)));
  });
}
