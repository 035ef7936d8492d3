import type { RequestHandler, Response } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { exportQuerySchema } from '../../../shared/contract/query-schema.ts';
import type { ResetReason } from '../../../shared/contract/socket-events.ts';
import { type ErrorCode, NewswireError } from '../../../shared/domain/errors.ts';
import { formatPosition, parsePosition } from '../../../shared/domain/position.ts';
import { canonicaliseFilter } from '../../../shared/node/search/canonicalise-filter.ts';
import { limitOpen } from '../../limits/open-limit.ts';
import { judgePosition } from '../../live/catch-up.ts';
import { exportWire, type Taker } from '../../live/export-wire.ts';
import type { History } from '../../live/history.ts';
import { sinkOf } from '../answers/response-sink.ts';
import type { HttpContext } from '../context.ts';
import { openingAddress, publicGroup } from '../request/request-address.ts';

/** Open exports per address on one server. */
const EXPORTS_MAX = 8;

/** `GET /export`: wire events as NDJSON, from any position in the history; `follow` continues with live ones. */
export function getExport({ history, isServing, log }: HttpContext): RequestHandler {
  const take = limitOpen(EXPORTS_MAX, 'exports');
  return async (req, res) => {
    const { filter, since, until, follow, limit, wait } = parseOr('bad_query', exportQuerySchema, req.query);
    const from = since === undefined ? await history.oldestPosition() : await judged(history, 'since', since);
    const to = until === undefined ? await history.recordedTop() : await judged(history, 'until', until);
    const release = take(openingAddress(req));
    res.on('close', release);
    res.writeHead(200, {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    res.flushHeaders();
    const range = {
      filter: canonicaliseFilter(filter),
      since: from,
      until: follow ? undefined : to,
      limit,
      waitMs: (wait ?? 0) * 1_000,
    };
    try {
      const end = await exportWire(history, range, takerOf(res, history, isServing, publicGroup(req)));
      // A broken export must not look complete.
      if (end === 'broken') res.destroy();
      else res.end(end === 'more' ? `${JSON.stringify({ type: 'more' })}\n` : undefined);
    } catch (error) {
      log.warn({ err: error }, 'an export failed');
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
      sink.write(`${JSON.stringify({ type: 'progress', position: formatPosition(history.wireId, seq) })}\n`);
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
  const oldest = formatPosition(history.wireId, await history.oldestPosition());
  throw new NewswireError(code, `${field} ${detail}; the oldest is ${oldest}`, [{ field, rule: 'position', detail }]);
}
