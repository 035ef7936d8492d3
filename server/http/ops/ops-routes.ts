import type { RequestHandler, Router } from 'express';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import type { HttpContext } from '../context.ts';
import { isSafe } from '../middleware/authenticate.ts';
import { lazily } from '../middleware/lazy-handler.ts';
import { actorOf } from '../request/actor.ts';
import { operatorPage } from './operator-page.ts';
import { requireOperator } from './require-operator.ts';

const BOARD_ACT_MAX = 200;

/** Everything below `/ops`: the page, sign-in and Bull Board. Without a session, only the sign-in form is served. */
export function opsRoutes(context: HttpContext, opsDir: string): Router {
  return operatorPage(context, { dir: opsDir, home: '/ops' }, (ops) => {
    const board = async () => (await import('./board.ts')).bullBoard(context.allQueues, '/ops/queues');
    ops.use('/queues', requireOperator(context), recordBoardUse(context), lazily(board));
  });
}

/** Records what is done on the queues' board, before it is done: the board does it by itself. */
function recordBoardUse({ db }: HttpContext): RequestHandler {
  return async (req, _res, next) => {
    if (!isSafe(req)) {
      const target = { type: 'board', id: cutText(`${req.method} ${req.path}`, BOARD_ACT_MAX) };
      await recordAct(db, actorOf(req), { action: 'board.used', target });
    }
    next();
  };
}
