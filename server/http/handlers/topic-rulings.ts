import type { Request, RequestHandler } from 'express';
import { moderationSchema } from '../../../shared/contract/comment-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { rulingSchema } from '../../../shared/contract/topic-ruling-schema.ts';
import type {
  TopicCandidatesAnswer,
  TopicRuling,
  TopicRulingsAnswer,
} from '../../../shared/contract/trending-shapes.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import { listRulings } from '../../../shared/node/db/topic/ruling-store.ts';
import { readCandidates } from '../../../shared/node/redis/trending.ts';
import { ruleTopic, type TopicAct, undoRuling } from '../../../shared/node/topics/rule-topic.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';

/** `GET /topic-rulings`: what moderators have ruled about topics, newest first. */
export function getRulings({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ rulings: await listRulings(db) } satisfies TopicRulingsAnswer);
  };
}

/** `GET /topic-candidates`: words of many headlines that are no topics. */
export function getCandidates({ redis, keys }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ candidates: await readCandidates(redis, keys) } satisfies TopicCandidatesAnswer);
  };
}

/** `PUT /topics/:slug/ruling`: holds a topic back, merges it into another or admits a word; replaces its ruling. */
export function putRuling({ db, redis, keys, wrote }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { act, into, reason } = parseOr('validation_failed', rulingSchema, jsonBody(req));
    const candidates = act === 'admit' ? await readCandidates(redis, keys) : [];
    const ruling = await ruleTopic(db, actOf(req, reason), { act, into }, candidates);
    wrote();
    res.json(ruling satisfies TopicRuling);
  };
}

/** `DELETE /topics/:slug/ruling`: undoes a ruling. */
export function deleteRuling({ db, wrote }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { reason } = parseOr('validation_failed', moderationSchema, jsonBody(req));
    await undoRuling(db, actOf(req, reason));
    wrote();
    res.status(204).end();
  };
}

function actOf(req: Request, reason: string): TopicAct {
  const slug = topicSlug(String(req.params.slug));
  if (slug === '') throw new NewswireError('not_found', 'There is no topic of this name.');
  return { publisherId: principalOf(req).publisherId, slug, reason, actor: actorOf(req) };
}
