import type { ErrorRequestHandler } from 'express';
import { ERRORS, type NewswireError } from '../../../shared/domain/errors.ts';
import { asNewswireError, refuse } from '../answers/problem.ts';
import type { HttpContext } from '../context.ts';
import { markup } from '../pages/markup.ts';
import type { PageTemplate, PlainPage } from '../pages/page-template.ts';
import type { PageTexts } from '../pages/page-texts.ts';
import { textsFor } from '../request/request-language.ts';
import { type OperatorHome, operatorPageName } from './sign-in-page.ts';

const SERVER_ERRORS = 500;

/** Shows browsers a page on why an operators' page is unavailable; other clients get the problem document. */
export function problemAsPage(
  context: Pick<HttpContext, 'site'>,
  { template, home }: { template: PageTemplate; home: OperatorHome },
  withoutScripts: (html: string) => string,
): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    const known = asNewswireError(error);
    const isPage = req.accepts(['json', 'html']) === 'html' && ERRORS[known.code].status >= SERVER_ERRORS;
    if (!isPage || known.code === 'internal' || res.headersSent) return next(error);
    const html = withoutScripts(await template.fill(problemPage(home, known, await textsFor(context, req, res))));
    refuse(res, known).type('html').send(html);
  };
}

function problemPage(home: OperatorHome, { message, code }: NewswireError, say: PageTexts): PlainPage {
  const { signIn, opsAway } = say.served;
  const name = operatorPageName(home, say);
  return {
    say,
    title: `${ERRORS[code].title} · ${name}`,
    description: signIn.description,
    head: markup`<meta http-equiv="refresh" content="10">`,
    body: markup`
      <main class="sign-in">
        <h1>${name}</h1>
        <p class="problem" role="alert">${message}</p>
        <p>${opsAway}</p>
      </main>`,
  };
}
