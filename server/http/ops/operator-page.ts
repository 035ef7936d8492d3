import path from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { authenticateKey, checkScope } from '../../../shared/node/security/authenticate.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import { collectBody } from '../body/collect-body.ts';
import type { HttpContext } from '../context.ts';
import { isSameOrigin } from '../middleware/same-origin.ts';
import { openRouter } from '../open-router.ts';
import { openPageTemplate, type PageTemplate, withoutScripts } from '../pages/page-template.ts';
import type { PageTexts } from '../pages/page-texts.ts';
import { actorOf } from '../request/actor.ts';
import { bodyBytes } from '../request/body-format.ts';
import { addressGroup } from '../request/request-address.ts';
import { textsFor } from '../request/request-language.ts';
import { invitationPage } from './invitation-page.ts';
import { problemAsPage } from './problem-page.ts';
import { requireOperator, requireStaff } from './require-operator.ts';
import { beginSession, endSession, readSession, sessionOf } from './session.ts';
import { type OperatorHome, signInPage } from './sign-in-page.ts';

/**
 * A page for operators below `home`, built into `dir`, with its sign-in; a session counts for all such pages. `inside`
 * adds what else is there for whoever has signed in.
 */
export function operatorPage(
  context: HttpContext,
  { dir, home }: { dir: string; home: OperatorHome },
  inside: (router: Router) => void = () => undefined,
): Router {
  const router = openRouter();
  const template = openPageTemplate(dir);
  const body = collectBody(context, 'tiny');
  const page = { template, home };

  router.use(readSession(context.opsSecret), keepSecret);
  // The form needs the page's styles; nothing else is served without a session.
  router.get(/^\/assets\/[\w.-]+\.(css|woff2)$/, assets(dir));
  router.post('/session', body, signIn(context, page));
  router.post('/session/end', body, signOut(context, home));
  const guard = home === '/admin' ? requireStaff(context) : requireOperator(context);
  if (home === '/admin') router.get('/invitation', showInvitation(context, template));
  router.use(askToSignIn(context, page, guard));
  router.get('/', showPage(context, template));
  router.use('/assets', guard, express.static(path.join(dir, 'assets'), LASTING));
  inside(router);
  router.use((req) => {
    throw new NewswireError('not_found', `There is no ${req.method} ${req.originalUrl}.`);
  });
  router.use(problemAsPage(context, { template, home }, withoutScripts));
  return router;
}

interface Page {
  template: PageTemplate;
  home: OperatorHome;
}

const LASTING = { immutable: true, maxAge: '1y' };

/** Operators' data must not be cached. */
const keepSecret: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

function assets(dir: string): RequestHandler {
  const serve = express.static(dir, LASTING);
  return (req, res, next) => {
    res.removeHeader('Cache-Control');
    serve(req, res, next);
  };
}

/** Shows the sign-in form to browsers without a session; other clients get the error. */
function askToSignIn(context: HttpContext, page: Page, guard: RequestHandler): RequestHandler {
  return async (req, res, next) => {
    const wantsPage = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    const asks = wantsPage && req.get('authorization') === undefined && !(await sessionOf(context.db, req));
    if (asks)
      res
        .status(401)
        .type('html')
        .send(await formOnly(page, undefined, await textsFor(context, req, res)));
    else await guard(req, res, next);
  };
}

function signIn(context: HttpContext, page: Page): RequestHandler {
  const { db, limits, log } = context;
  return async (req, res) => {
    if (!isSameOrigin(req)) throw new NewswireError('cross_site');
    const key = new URLSearchParams(bodyBytes(req).toString('utf8')).get('key')?.trim();
    try {
      const operator = await authenticateKey(db, key || undefined);
      checkScope(operator, 'admin');
      await inTransaction(db, async (tx) => {
        await beginSession(tx, req, res, operator.callerId);
        const target = { type: 'key', id: operator.callerId };
        await recordAct(tx, actorOf(req, operator), { action: 'session.began', target });
      });
      log.info({ operator: operator.callerId }, 'an operator signed in');
      res.redirect(303, page.home);
    } catch (error) {
      if (!(error instanceof NewswireError)) throw error;
      // Count only wrong keys, so that others' attempts cannot lock out an operator.
      await limits.spend('signIn', { address: addressGroup(req) }, quotaTeller(res));
      const say = await textsFor(context, req, res);
      log.warn({ code: error.code, address: req.ip }, 'signing in as an operator was refused');
      res
        .status(401)
        .type('html')
        .send(await formOnly(page, say.served.badKey, say));
    }
  };
}

function signOut({ db }: HttpContext, home: OperatorHome): RequestHandler {
  return async (req, res) => {
    if (!isSameOrigin(req)) throw new NewswireError('cross_site');
    await endSession(db, req, res);
    res.redirect(303, home);
  };
}

function showPage(context: HttpContext, template: PageTemplate): RequestHandler {
  return async (req, res) => {
    res.type('html').send(await template.empty(await textsFor(context, req, res)));
  };
}

/** The page of an invitation is for whoever has its link, and served without a session. */
function showInvitation(context: HttpContext, template: PageTemplate): RequestHandler {
  return async (req, res) => {
    const page = invitationPage(await textsFor(context, req, res));
    res.type('html').send(withoutScripts(await template.fill(page)));
  };
}

/** A client that cannot sign in does not see the page's scripts; that of passkeys is another. */
async function formOnly({ template, home }: Page, problem: string | undefined, say: PageTexts): Promise<string> {
  return withoutScripts(await template.fill(signInPage(home, problem, say)));
}
