import path from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { authenticateKey, checkScope } from '../../../shared/node/security/authenticate.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import { collectBody } from '../body/collect-body.ts';
import type { HttpContext } from '../context.ts';
import { lazily } from '../middleware/lazy-handler.ts';
import { isSameOrigin } from '../middleware/same-origin.ts';
import { openRouter } from '../open-router.ts';
import { openPageTemplate, type PageTemplate, withoutScripts } from '../pages/page-template.ts';
import type { PageTexts } from '../pages/page-texts.ts';
import { actorOf } from '../request/actor.ts';
import { bodyBytes } from '../request/body-format.ts';
import { addressGroup } from '../request/request-address.ts';
import { textsFor } from '../request/request-language.ts';
import { problemAsPage } from './problem-page.ts';
import { requireOperator } from './require-operator.ts';
import { beginSession, endSession, readSession, sessionOf } from './session.ts';
import { signInPage } from './sign-in-page.ts';

const BOARD_ACT_MAX = 200;

/** Everything below `/ops`: the page, sign-in and Bull Board. Without a session, only the sign-in form is served. */
export function opsRoutes(context: HttpContext, opsDir: string): Router {
  const ops = openRouter();
  const template = openPageTemplate(opsDir);
  const body = collectBody(context, 'tiny');
  const operator = requireOperator(context);

  ops.use(readSession(context.opsSecret), keepSecret);
  // The form needs the page's styles; nothing else is served without a session.
  ops.get(/^\/assets\/[\w.-]+\.(css|woff2)$/, assets(opsDir));
  ops.post('/session', body, signIn(context, template));
  ops.post('/session/end', body, signOut(context));
  ops.use(askToSignIn(context, template));
  ops.get('/', showPage(template));
  ops.use('/assets', operator, express.static(path.join(opsDir, 'assets'), { immutable: true, maxAge: '1y' }));
  const board = async () => (await import('./board.ts')).bullBoard(context.allQueues, '/ops/queues');
  ops.use('/queues', operator, recordBoardUse(context), lazily(board));
  ops.use((req) => {
    throw new NewswireError('not_found', `There is no ${req.method} ${req.originalUrl}.`);
  });
  ops.use(problemAsPage(template, withoutScripts));
  return ops;
}

/** Records what is done on the queues' board, before it is done: the board does it by itself. */
function recordBoardUse({ db }: HttpContext): RequestHandler {
  return async (req, _res, next) => {
    if (!['GET', 'HEAD'].includes(req.method)) {
      const target = { type: 'board', id: cutText(`${req.method} ${req.path}`, BOARD_ACT_MAX) };
      await recordAct(db, actorOf(req), { action: 'board.used', target });
    }
    next();
  };
}

/** Operators' data must not be cached. */
const keepSecret: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

function assets(opsDir: string): RequestHandler {
  const serve = express.static(opsDir, { immutable: true, maxAge: '1y' });
  return (req, res, next) => {
    res.removeHeader('Cache-Control');
    serve(req, res, next);
  };
}

/** Shows the sign-in form to browsers without a session; other clients get the error. */
function askToSignIn(context: HttpContext, template: PageTemplate): RequestHandler {
  const guard = requireOperator(context);
  return async (req, res, next) => {
    const wantsPage = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    const asks = wantsPage && req.get('authorization') === undefined && !(await sessionOf(context.db, req));
    if (asks)
      res
        .status(401)
        .type('html')
        .send(await formOnly(template, undefined, await textsFor(req, res)));
    else await guard(req, res, next);
  };
}

function signIn({ db, limits, log }: HttpContext, template: PageTemplate): RequestHandler {
  return async (req, res) => {
    if (!isSameOrigin(req)) throw new NewswireError('cross_site');
    const key = new URLSearchParams(bodyBytes(req).toString('utf8')).get('key')?.trim();
    try {
      const operator = await authenticateKey(db, key || undefined);
      checkScope(operator, 'admin');
      await inTransaction(db, async (tx) => {
        await beginSession(tx, req, res, operator.keyId);
        await recordAct(tx, actorOf(req, operator), {
          action: 'session.began',
          target: { type: 'key', id: operator.keyId },
        });
      });
      log.info({ operator: operator.keyId }, 'an operator signed in');
      res.redirect(303, '/ops');
    } catch (error) {
      if (!(error instanceof NewswireError)) throw error;
      // Count only wrong keys, so that others' attempts cannot lock out an operator.
      await limits.spend('signIn', { address: addressGroup(req) }, quotaTeller(res));
      const say = await textsFor(req, res);
      log.warn({ code: error.code, address: req.ip }, 'signing in to ops was refused');
      res
        .status(401)
        .type('html')
        .send(await formOnly(template, say.served.badKey, say));
    }
  };
}

function signOut({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    if (!isSameOrigin(req)) throw new NewswireError('cross_site');
    await endSession(db, req, res);
    res.redirect(303, '/ops');
  };
}

function showPage(template: PageTemplate): RequestHandler {
  return async (_req, res) => {
    res.type('html').send(await template.empty());
  };
}

/** The form needs no scripts, so a client that cannot sign in does not see the page's. */
async function formOnly(template: PageTemplate, problem: string | undefined, say: PageTexts): Promise<string> {
  return withoutScripts(await template.fill(signInPage(problem, say)));
}
