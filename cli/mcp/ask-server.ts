import type { AskApi } from '../../shared/node/mcp/ask-api.ts';
import type { Connection } from '../connection.ts';

const ANSWER_TIMEOUT_MS = 60_000;

/** Asks a server's API by HTTP. */
export function askServer({ url, key }: Connection): AskApi {
  return async ({ method, path, body }) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(key && { authorization: `Bearer ${key}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
}
