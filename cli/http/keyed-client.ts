import { type ConnectionOptions, requireKey, resolveConnection } from '../connection.ts';
import { type ApiClient, createApiClient } from './api-client.ts';

const ATTEMPTS = 2;

/** Creates a client for commands that make one authenticated call. */
export function keyedClient(flags: ConnectionOptions): ApiClient {
  const connection = resolveConnection(flags, process.env);
  requireKey(connection);
  return createApiClient(connection, { attempts: ATTEMPTS });
}
