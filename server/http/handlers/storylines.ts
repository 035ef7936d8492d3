import type { Request, RequestHandler } from 'express';
import { moderationSchema, reportsQuerySchema } from '../../../shared/contract/comment-schema.ts';
import type {
  RejoinAnswer,
  SplitAnswer,
  StorylineAnswer,
  StorylineReportsAnswer,
} from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { rejoinSchema, splitSchema, storylineReportSchema } from '../../../shared/contract/storyline-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { listStorylineStories } from '../../../shared/node/db/story/story-list-store.ts';
import { findFirstReport } from '../../../shared/node/db/storyline/first-report-store.ts';
import { addStorylineReport, listStorylineReports } from '../../../shared/node/db/storyline/report-store.ts';
import { readMemberIds } from '../../../shared/node/db/storyline/split-store.ts';
import { rejoinStoryline } from '../../../shared/node/storylines/rejoin-storyline.ts';
import {
  keepStoryline as keep,
  mustFind,
  type StorylineAct,
  splitStoryline,
} from '../../../shared/node/storylines/split-storyline.ts';
import { lookUp } from '../../replicas/look-up.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';
import { reporterOf } from '../request/identity.ts';
import { pathId } from '../request/path-id.ts';
import { readsOf } from '../request/request-reads.ts';
import { spendOne } from '../request/spend-one.ts';

const STORIES_MAX = 200;

/** `GET /storylines/:id`: full coverage; the id of a merged storyline gives the one it was merged into. */
export function getStoryline(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const db = readsOf(context, res, { isHeavy: true });
    const storyline = await lookUp(db, () => mustFind(db, pathId(req)));
    const first = await findFirstReport(db, storyline.id);
    const stories = await listStorylineStories(db, storyline.id, STORIES_MAX);
    const shown = stories.map(context.pictures.shown.card);
    res.json({ storyline, ...(first && { first }), stories: shown } satisfies StorylineAnswer);
  };
}

/** `POST /storylines/:id/reports`: reports that a story is about another event; needs no identity. */
export function reportStoryline(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const { storyId, reason } = parseOr('validation_failed', storylineReportSchema, jsonBody(req));
    await spendOne(context, req, 'change');
    const storyline = await mustFind(context.db, id);
    const members = await readMemberIds(context.db, storyline.id);
    if (!members.includes(storyId)) {
      const detail = 'storyId must be a story of this storyline';
      throw new NewswireError('validation_failed', detail, [{ field: 'storyId', rule: 'unknown', detail }]);
    }
    const reporter = reporterOf(req, context.readerSecret);
    await addStorylineReport(context.db, { storylineId: storyline.id, storyId, reporter, reason: reason ?? null });
    res.status(204).end();
  };
}

/** `GET /storyline-reports`: reports of misplaced stories that no moderator has dealt with. */
export function getStorylineReports({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { limit } = parseOr('bad_query', reportsQuerySchema, req.query);
    res.json({ reports: await listStorylineReports(db, limit) } satisfies StorylineReportsAnswer);
  };
}

/** `POST /storylines/:id/split`: moves stories out of a storyline. */
export function postSplit({ db, announceSoon }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { stories, reason } = parseOr('validation_failed', splitSchema, jsonBody(req));
    const split = await splitStoryline(db, actOf(req, reason), stories);
    announceSoon();
    res.json(split satisfies SplitAnswer);
  };
}

/** `POST /storylines/:id/rejoin`: undoes a split. */
export function postRejoin({ db, announceSoon }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { storyline, reason } = parseOr('validation_failed', rejoinSchema, jsonBody(req));
    const whole = await rejoinStoryline(db, actOf(req, reason), storyline);
    announceSoon();
    res.json({ storyline: whole } satisfies RejoinAnswer);
  };
}

/** `POST /storylines/:id/keep`: settles the reports of a storyline that is correct. */
export function keepStoryline({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { reason } = parseOr('validation_failed', moderationSchema, jsonBody(req));
    await keep(db, actOf(req, reason));
    res.status(204).end();
  };
}

function actOf(req: Request, reason: string): StorylineAct {
  const { publisherId, callerId } = principalOf(req);
  return { publisherId, callerId, id: pathId(req), reason };
}
