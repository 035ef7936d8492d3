import type { RequestHandler, Router } from 'express';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { deletePerson, getPeople, patchPerson, postInvitation, postPerson } from './handlers/people.ts';
import { lazily } from './middleware/lazy-handler.ts';
import { requireSameOrigin } from './middleware/same-origin.ts';
import { openRouter } from './open-router.ts';
import { requireScope } from './ops/require-operator.ts';
import { readSession } from './ops/session.ts';

type SignInHandlers = typeof import('./handlers/person-sign-in.ts');
type OwnHandlers = typeof import('./handlers/own-person.ts');
type Make = (context: HttpContext) => RequestHandler;

/** The routes of `/api/v1` for people: operators keep the list, and everybody signs in by passkey. */
export function peopleRoutes(context: HttpContext): Router {
  const api = openRouter();
  const admin = requireScope(context, 'admin');
  const tiny = collectBody(context, 'tiny');
  const session = readSession(context.opsSecret);
  const write = [requireSameOrigin(), session, tiny];
  const writePasskey = [requireSameOrigin(), session, collectBody(context, 'small')];
  /** The library of passkeys is loaded with the first one. */
  const signIn = (pick: (handlers: SignInHandlers) => Make): RequestHandler =>
    lazily(async () => pick(await import('./handlers/person-sign-in.ts'))(context));
  const own = (pick: (handlers: OwnHandlers) => Make): RequestHandler =>
    lazily(async () => pick(await import('./handlers/own-person.ts'))(context));
  const routes: [method: 'get' | 'post' | 'delete', path: string, before: RequestHandler[], handler: RequestHandler][] =
    [
      ['post', '/people/invitation', write, signIn((handlers) => handlers.postOpenInvitation)],
      ['post', '/people/invitation/passkey', writePasskey, signIn((handlers) => handlers.postAcceptance)],
      ['post', '/people/sign-in/options', write, signIn((handlers) => handlers.postStartSignIn)],
      ['post', '/people/sign-in', writePasskey, signIn((handlers) => handlers.postPersonSignIn)],
      ['get', '/people/me', [session], own((handlers) => handlers.getOwnPerson)],
      ['delete', '/people/me/session', write, signIn((handlers) => handlers.deleteOwnSession)],
      ['post', '/people/me/passkeys/options', write, own((handlers) => handlers.postOwnOptions)],
      ['post', '/people/me/passkeys', writePasskey, own((handlers) => handlers.postOwnPasskey)],
      ['delete', '/people/me/passkeys/:id', write, own((handlers) => handlers.deleteOwnPasskey)],
    ];
  for (const [method, path, before, handler] of routes) api[method](path, before, handler);

  api.get('/people', admin, getPeople(context));
  api.post('/people', admin, tiny, postPerson(context));
  api.patch('/people/:id', admin, tiny, patchPerson(context));
  api.delete('/people/:id', admin, tiny, deletePerson(context));
  api.post('/people/:id/invitation', admin, tiny, postInvitation(context));
  return api;
}
