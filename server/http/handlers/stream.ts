import type { Request, RequestHandler, Response } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { parsePosition } from '../../../shared/domain/position.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { streamQuerySchema } from '../../../shared/wire/query-schema.ts';
import type { StreamSink } from '../../feed/event-streams.ts';
import type { HttpContext } from '../context.ts';

/** Streams that one address may have open on one server; a household behind one address is no attack. */
const STREAMS_MAX = 64;
const LOOK_AGAIN_MS = 20;

/** `GET /stream`: the wire under a filter as Server-Sent Events, from `Last-Event-ID` or `since` on. */
export function getStream({ streams, log }: HttpContext): RequestHandler {
  const openBy = new Map<string, number>();
  return (req, res) => {
    const { filter, since } = parseOr('bad_query', streamQuerySchema, req.query);
    const from = positionOf(req, since);
    const release = take(openBy, req.ip ?? '');
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Neither compressed nor collected by a proxy: each message counts when it comes.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
      'Access-Control-Allow-Origin': '*',
    });
    res.flushHeaders();
    const following = streams.follow(filter, from, sinkOf(res));
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

function take(openBy: Map<string, number>, address: string): () => void {
  const open = openBy.get(address) ?? 0;
  if (open >= STREAMS_MAX) {
    throw new NewswireError('too_many_requests', `An address may have at most ${STREAMS_MAX} streams open.`);
  }
  openBy.set(address, open + 1);
  return () => {
    const left = (openBy.get(address) ?? 1) - 1;
    if (left > 0) openBy.set(address, left);
    else openBy.delete(address);
  };
}

function sinkOf(res: Response): StreamSink {
  const isOpen = (): boolean => !res.closed && !res.destroyed && !res.writableEnded;
  return {
    isOpen,
    write: (text) => {
      if (isOpen()) res.write(text);
    },
    unsent: () => res.writableLength,
    drained: async () => {
      while (isOpen() && res.writableLength > 0) await nextDrain(res);
    },
    end: (how) => {
      if (how === 'politely') res.end();
      else res.destroy();
    },
  };
}

/** Node tells of an emptied buffer only when it had been full; for less one has to look again. */
function nextDrain(res: Response): Promise<void> {
  return new Promise((resolve) => {
    const again = setTimeout(() => done(), LOOK_AGAIN_MS);
    const done = (): void => {
      clearTimeout(again);
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.on('drain', done);
    res.on('close', done);
  });
}
