import { createServer, type RequestListener, type Server } from 'node:http';

/** The largest batch (10 MB) over a slow line. */
const REQUEST_TIMEOUT_MS = 60_000;
/** They are small: whoever takes longer wants to hold the connection and not to ask. */
const HEADERS_TIMEOUT_MS = 10_000;

/**
 * An HTTP server that holds nobody's connection for ever. A proxy that sends a request down a connection which we close
 * at this moment gets no answer, and a `POST` is not sent twice: idle ones are kept for longer than proxies keep them.
 */
export function openHttp(app: RequestListener, keepAliveMs: number): Server {
  const timeouts = { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS };
  return createServer({ ...timeouts, keepAliveTimeout: keepAliveMs }, app);
}
