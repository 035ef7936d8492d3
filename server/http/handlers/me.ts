import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { meInSchema } from '../../../shared/contract/comment-schema.ts';
import type { MeAnswer } from '../../../shared/contract/comment-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { addCommenter, findCommenter } from '../../../shared/node/db/comment/commenter-store.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../request/body-format.ts';
import { identityOf, keepIdentity } from '../request/identity.ts';
import { addressGroup } from '../request/request-address.ts';

/** `GET /me`: the reader's chosen name, if any. */
export function getMe({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = identityOf(req);
    const commenter = id === undefined ? undefined : await findCommenter(db, id);
    if (commenter) keepIdentity(req, res, commenter.id);
    const answer: MeAnswer = {
      me: commenter
        ? {
            id: commenter.id,
            name: commenter.name,
            ...(commenter.block && { blocked: { until: commenter.block.until, reason: commenter.block.reason } }),
          }
        : null,
    };
    res.json(answer);
  };
}

/** `POST /me`: chooses a name; it cannot be changed later. */
export function postMe({ db, limits }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { name } = parseOr('validation_failed', meInSchema, jsonBody(req));
    const id = identityOf(req);
    const chosen = id === undefined ? undefined : await findCommenter(db, id);
    if (chosen && chosen.name !== name) throw new NewswireError('name_chosen', `You write as ${chosen.name}.`);
    const me = chosen ?? { id: newId(), name };
    if (!chosen) {
      await limits.spend('name', { address: addressGroup(req) }, quotaTeller(res));
      if (!(await addCommenter(db, me)))
        throw new NewswireError('name_taken', `Somebody has the name ${name}, or one that looks like it.`);
    }
    keepIdentity(req, res, me.id);
    res.status(chosen ? 200 : 201).json({ me: { id: me.id, name: me.name } } satisfies MeAnswer);
  };
}
