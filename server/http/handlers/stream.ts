import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { parsePosition } from '../../../shared/domain/position.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { streamQuerySchema } from '../../../shared/wire/query-schema.ts';
import type { HttpContext } from '../context.ts';
import { limitOpen } from '../open-limit.ts';
import { openingAddress, publicGroup } from '../readers/address-group.ts';
import { sinkOf } from '../response-sink.ts';

/** Streams that one address may have open on one server; a household behind one address is no attack. */
const STREAMS_MAX = 64;

/** `GET /stream`: the wire under a filter as Server-Sent Events, from `Last-Event-ID` or `since` on. */
export function getStream({ streams, log }: HttpContext): RequestHandler {
  const take = limitOpen(STREAMS_MAX, 'streams');
  return (req, res) => {
    const { filter, since } = parseOr('bad_query', streamQuerySchema, req.query);
    const from = positionOf(req, since);
    const release = take(openingAddress(req));
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Neither compressed nor collected by a proxy: each message counts when it comes.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
      'Access-Control-Allow-Origin': '*',
    });
    res.flushHeaders();
    const following = streams.follow(filter, from, sinkOf(res), publicGroup(req));
    res.on('close', () => {
      following.leave();
      release();
    });
    following.live.catch((error: unknown) => {
      // The reader comes back with the position that it had.
      log.warn({ err: error }, 'a stream could not go live');
      res.end();
    });
  };
}

/** The browser's own header knows more than the address that it began with. */
function positionOf(req: Request, since: string | undefined): string | undefined {
  const from = req.get('last-event-id')?.trim() || since;
  if (from === undefined || parsePosition(from)) return from;
  const field = from === since ? 'since' : 'Last-Event-ID';
  throw new NewswireError('bad_position', `${field} is not a position of this wire`, [
    { field, rule: 'format', detail: 'must be a position that the server gave' },
  ]);
}
