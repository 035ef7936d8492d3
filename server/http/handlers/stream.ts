import type { Request, RequestHandler } from 'express';
import { coverageStreamQuerySchema } from '../../../shared/contract/coverage-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { streamQuerySchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { parsePosition } from '../../../shared/domain/position.ts';
import { limitOpen } from '../../limits/open-limit.ts';
import type { Streamed } from '../../sse/open-source.ts';
import { sinkOf } from '../answers/response-sink.ts';
import type { HttpContext } from '../context.ts';
import { pathId } from '../request/path-id.ts';
import { openingAddress, publicGroup } from '../request/request-address.ts';

/** Open streams per address on one server; enough for a household behind one address. */
const STREAMS_MAX = 64;

/** `GET /stream`: the filtered wire as Server-Sent Events, from `Last-Event-ID` or `since` on. */
export function getStream(context: HttpContext): RequestHandler {
  return stream(context, (req) => {
    const { filter, since } = parseOr('bad_query', streamQuerySchema, req.query);
    return { what: { filter }, since };
  });
}

/** `GET /coverages/:id/stream`: the events of one live coverage, in the same way. */
export function getCoverageStream(context: HttpContext): RequestHandler {
  return stream(context, (req) => {
    const { since } = parseOr('bad_query', coverageStreamQuerySchema, req.query);
    return { what: { coverageId: pathId(req) }, since };
  });
}

interface Wanted {
  what: Streamed;
  since: string | undefined;
}

function stream({ streams, log }: HttpContext, read: (req: Request) => Wanted): RequestHandler {
  const take = limitOpen(STREAMS_MAX, 'streams');
  return (req, res) => {
    const { what, since } = read(req);
    const from = positionOf(req, since);
    const release = take(openingAddress(req));
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Proxies must neither compress nor buffer it: each message has to arrive at once.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    res.flushHeaders();
    const following = streams.follow(what, from, sinkOf(res), publicGroup(req));
    res.on('close', () => {
      following.leave();
      release();
    });
    following.live.catch((error: unknown) => {
      // The client reconnects with the position it had.
      log.warn({ err: error }, 'a stream could not go live');
      res.end();
    });
  };
}

/** After a reconnect, the browser's own header is newer than the `since` of the URL. */
function positionOf(req: Request, since: string | undefined): string | undefined {
  const from = req.get('last-event-id')?.trim() || since;
  if (from === undefined || parsePosition(from)) return from;
  const field = from === since ? 'since' : 'Last-Event-ID';
  throw new NewswireError('bad_position', `${field} is not a position of this wire`, [
    { field, rule: 'format', detail: 'must be a position that the server gave' },
  ]);
}
