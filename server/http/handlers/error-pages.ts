import type { Router } from 'express';
import { ERRORS, type ErrorCode, NewswireError } from '../../../shared/domain/errors.ts';
import { openRouter } from '../open-router.ts';
import { ERROR_POLICY, ERROR_STYLE, errorIndex, errorPage } from '../reference/errors/error-page.ts';

const CACHE = 'public, max-age=3600';

/** `/docs/errors`: a page about each error code, and one that lists them. */
export function errorPages(): Router {
  const docs = openRouter();
  docs.get('/', (_req, res) => {
    res.set({ 'Content-Security-Policy': ERROR_POLICY, 'Cache-Control': CACHE }).type('html').send(errorIndex());
  });
  docs.get('/page.css', (_req, res) => void res.set('Cache-Control', CACHE).type('text/css').send(ERROR_STYLE));
  docs.get('/:code', (req, res) => {
    const { code } = req.params;
    if (!isCode(code)) throw new NewswireError('not_found', 'There is no such error code: /docs/errors lists them.');
    res.set({ 'Content-Security-Policy': ERROR_POLICY, 'Cache-Control': CACHE }).type('html').send(errorPage(code));
  });
  return docs;
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
