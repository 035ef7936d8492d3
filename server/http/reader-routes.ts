import type { RequestHandler, Router } from 'express';
import { inTurns } from './answers/answer-turns.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { deleteReader, getReader, getReaderExport, postReader, postSync } from './handlers/reader.ts';
import { deleteReaderDevice, postJoin, postJoinCode } from './handlers/reader-devices.ts';
import { lazily } from './middleware/lazy-handler.ts';
import { requireSameOrigin } from './middleware/same-origin.ts';
import { openRouter } from './open-router.ts';
import { readIdentity } from './request/identity.ts';

type PasskeyHandlers = typeof import('./handlers/reader-passkeys.ts');

/** The routes of `/api/v1` for readers with several devices. */
export function readerRoutes(context: HttpContext): Router {
  const api = openRouter();
  const cookies = readIdentity(context.readerSecret);
  const write = [requireSameOrigin(), cookies, collectBody(context, 'tiny')];
  const writeItems = [requireSameOrigin(), cookies, collectBody(context, 'small')];
  /** Its library is loaded with the first passkey. */
  const passkeys = (pick: (handlers: PasskeyHandlers) => (context: HttpContext) => RequestHandler): RequestHandler =>
    lazily(async () => pick(await import('./handlers/reader-passkeys.ts'))(context));

  api.get('/reader', cookies, getReader(context));
  api.post('/reader', write, postReader(context));
  api.delete('/reader', write, deleteReader(context));
  api.get('/reader/export', cookies, inTurns(context, getReaderExport(context)));
  api.post('/reader/sync', writeItems, inTurns(context, postSync(context)));

  api.post('/reader/codes', write, postJoinCode(context));
  api.post('/reader/join', write, postJoin(context));
  api.delete('/reader/devices/:id', write, deleteReaderDevice(context));

  api.post(
    '/reader/passkeys/options',
    write,
    passkeys((handlers) => handlers.postPasskeyOptions),
  );
  api.post(
    '/reader/passkeys',
    writeItems,
    passkeys((handlers) => handlers.postPasskey),
  );
  api.delete(
    '/reader/passkeys/:id',
    write,
    passkeys((handlers) => handlers.deleteReaderPasskey),
  );
  api.post(
    '/reader/sign-in/options',
    write,
    passkeys((handlers) => handlers.postSignInOptions),
  );
  api.post(
    '/reader/sign-in',
    writeItems,
    passkeys((handlers) => handlers.postSignIn),
  );
  return api;
}
