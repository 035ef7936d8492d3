import type { RequestHandler, Response } from 'express';
import { type ErrorCode, NewswireError } from '../../../shared/domain/errors.ts';
import { canonicaliseFilter } from '../../../shared/domain/filter.ts';
import { formatPosition, parsePosition } from '../../../shared/domain/position.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { exportQuerySchema } from '../../../shared/wire/query-schema.ts';
import type { ResetReason } from '../../../shared/wire/socket-events.ts';
import { judgePosition } from '../../feed/catch-up.ts';
import { exportWire, type Taker } from '../../feed/export-wire.ts';
import type { History } from '../../feed/history.ts';
import type { HttpContext } from '../context.ts';
import { limitOpen } from '../open-limit.ts';
import { openingAddress, publicGroup } from '../readers/address-group.ts';
import { sinkOf } from '../response-sink.ts';

/** Exports that one address may have open on one server. */
const EXPORTS_MAX = 8;

/** `GET /export`: events of the wire as NDJSON, from any position that is kept, and with `follow` on and on. */
export function getExport({ history, isServing, log }: HttpContext): RequestHandler {
  const take = limitOpen(EXPORTS_MAX, 'exports');
  return async (req, res) => {
    const { filter, since, until, follow } = parseOr('bad_query', exportQuerySchema, req.query);
    const from = since === undefined ? await history.oldestPosition() : await judged(history, 'since', since);
    const to = until === undefined ? await history.recordedTop() : await judged(history, 'until', until);
    const release = take(openingAddress(req));
    res.on('close', release);
    res.writeHead(200, {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
      'Access-Control-Allow-Origin': '*',
    });
    res.flushHeaders();
    const range = { filter: canonicaliseFilter(filter), since: from, until: follow ? undefined : to };
    try {
      const end = await exportWire(history, range, takerOf(res, history, isServing, publicGroup(req)));
      // What broke off must not look like a whole answer.
      if (end === 'broken') res.destroy();
      else res.end(end === 'more' ? `${JSON.stringify({ type: 'more' })}\n` : undefined);
    } catch (error) {
      log.warn({ err: error }, 'an export broke off');
      res.destroy();
    }
  };
}

function takerOf(res: Response, history: History, isServing: () => boolean, address: string | undefined): Taker {
  const sink = sinkOf(res);
  return {
    address,
    isWaiting: () => sink.isOpen() && isServing(),
    events: (events) => sink.write(events.map((event) => `${JSON.stringify(event)}\n`).join('')),
    progress(seq) {
      sink.write(`${JSON.stringify({ type: 'progress', position: formatPosition(history.feedId, seq) })}\n`);
    },
    drained: () => sink.drained(),
  };
}

const REFUSALS: Record<ResetReason, { code: ErrorCode; detail: string }> = {
  unknown_feed: { code: 'bad_position', detail: 'is a position of another wire' },
  ahead: { code: 'bad_position', detail: 'lies ahead of the wire' },
  too_old: { code: 'history_gone', detail: 'lies before what is kept' },
};

async function judged(history: History, field: string, text: string): Promise<number> {
  const position = parsePosition(text);
  const reason = position ? await judgePosition(history, text) : 'unknown_feed';
  if (position && reason === undefined) return position.seq;
  const { code, detail } = REFUSALS[reason ?? 'unknown_feed'];
  const oldest = formatPosition(history.feedId, await history.oldestPosition());
  throw new NewswireError(code, `${field} ${detail}; the oldest is ${oldest}`, [{ field, rule: 'position', detail }]);
}
