import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Express, Request, RequestHandler, Response } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { AskApi } from '../../../shared/node/mcp/ask-api.ts';
import { createNewsServer } from '../../../shared/node/mcp/news-server.ts';
import type { HttpContext } from '../context.ts';
import { openOwnApp } from '../request/ask-own-app.ts';

/** Headers of an MCP request that its requests to the API keep: who asks, from where, and with which key. */
const KEPT_HEADERS = ['authorization', 'host', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'] as const;

/** `POST /mcp`: tools for language models by streamable HTTP, without sessions. Each call asks the API in this process. */
export function mcp({ log }: Pick<HttpContext, 'log'>): RequestHandler {
  let ask: ReturnType<typeof openOwnApp> | undefined;
  return async (req, res) => {
    ask ??= openOwnApp(req.app as Express);
    const asClient = askAs(req, ask);
    const handler = createMcpHandler(() => createNewsServer(asClient), {
      // Nothing that clients could subscribe to changes.
      maxSubscriptions: 0,
      onerror: (err) => log.debug({ err }, 'an MCP request was refused'),
    });
    const answer = await handler.fetch(toWebRequest(req), { parsedBody: parse(req) });
    await send(answer, res);
  };
}

/** One call for each request, so that its cost is bounded; the protocol has no batches since 2025-06-18. */
function parse({ body }: Request): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(String(body));
  } catch {
    throw new NewswireError('bad_json', 'The body must be one JSON-RPC message.');
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  throw new NewswireError('bad_json', 'The body must be one JSON-RPC message, not a batch.');
}

function toWebRequest(req: Request): globalThis.Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) if (typeof value === 'string') headers.set(name, value);
  return new Request(new URL(req.originalUrl, 'http://newswire.invalid'), { method: 'POST', headers });
}

/** Asks the API of this server as the client of this request, with its address and key. */
function askAs(req: Request, ask: ReturnType<typeof openOwnApp>): AskApi {
  const kept = KEPT_HEADERS.flatMap((name) =>
    typeof req.headers[name] === 'string' ? [[name, req.headers[name]]] : [],
  );
  const headers = { ...Object.fromEntries(kept), accept: 'application/json', 'content-type': 'application/json' };
  return ({ method, path, body }) =>
    ask({
      method,
      path: `/api/v1${path}`,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      remoteAddress: req.socket.remoteAddress,
    });
}

async function send(answer: globalThis.Response, res: Response): Promise<void> {
  res.status(answer.status);
  for (const [name, value] of answer.headers) res.set(name, value);
  res.end(Buffer.from(await answer.arrayBuffer()));
}
