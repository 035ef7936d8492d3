import type { ErrorRequestHandler } from 'express';
import { ERRORS, type NewswireError } from '../../../shared/domain/errors.ts';
import { asNewswireError, refuse } from '../answers/problem.ts';
import { markup } from '../pages/markup.ts';
import type { PageTemplate, PlainPage } from '../pages/page-template.ts';
import type { PageTexts } from '../pages/page-texts.ts';
import { textsFor } from '../request/request-language.ts';

const SERVER_ERRORS = 500;

/** Shows browsers a page on why ops is unavailable; other clients get the problem document. */
export function problemAsPage(template: PageTemplate, withoutScripts: (html: string) => string): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    const known = asNewswireError(error);
    const isPage = req.accepts(['json', 'html']) === 'html' && ERRORS[known.code].status >= SERVER_ERRORS;
    if (!isPage || known.code === 'internal' || res.headersSent) return next(error);
    const html = withoutScripts(await template.fill(problemPage(known, await textsFor(req, res))));
    refuse(res, known).type('html').send(html);
  };
}

function problemPage({ message, code }: NewswireError, say: PageTexts): PlainPage {
  const { ops, signIn, opsAway } = say.served;
  return {
    say,
    title: `${ERRORS[code].title} · ${ops}`,
    description: signIn.description,
    head: markup`<meta http-equiv="refresh" content="10">`,
    body: markup`
      <main class="sign-in">
        <h1>${ops}</h1>
        <p class="problem" role="alert">${message}</p>
        <p>${opsAway}</p>
      </main>`,
  };
}
