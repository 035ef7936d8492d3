import path from 'node:path';
import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { listFeeds } from '../../../shared/node/db/feed-store.ts';
import { readPublisherFigures } from '../../../shared/node/db/publisher-figures-store.ts';
import { readAudiences } from '../../../shared/node/redis/audience-counts.ts';
import { type OwnDesk, type OwnFeeds, previewSchema } from '../../../shared/wire/desk-schema.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { principalOf } from '../authenticate.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../read-body.ts';

/** `POST /preview`: a story as readers will see it, edited by the same code and kept nowhere. */
export function postPreview({ previews }: HttpContext): RequestHandler {
  return async (req, res) => {
    const story = parseOr('validation_failed', previewSchema, jsonBody(req));
    res.json(await previews.preview(principalOf(req).publisherId, story));
  };
}

/** `GET /publishers/me`: whom the key speaks for, and its figures. */
export function getOwnDesk({ db, redis, keys, log }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisherId, scopes } = principalOf(req);
    const found = await readPublisherFigures(db, publisherId);
    if (!found) throw new NewswireError('not_found', 'There is no publisher behind this key.');
    const { publisher, newestIds, ...figures } = found;
    // Readers are counted in Redis; while it is away there are none to tell of.
    const audience = await readAudiences(redis, keys, '', newestIds).catch((error: unknown) => {
      log.debug({ err: error }, 'readers cannot be counted');
      return undefined;
    });
    const readers = [...(audience?.stories.values() ?? [])].reduce((sum, count) => sum + count, 0);
    res.json({ publisher, scopes, figures: { ...figures, readers } } satisfies OwnDesk);
  };
}

/** `GET /publishers/me/feeds`: the feeds that are polled on one's behalf, with their health. */
export function getOwnFeeds({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisherId } = principalOf(req);
    const feeds = (await listFeeds(db)).filter(({ publisher }) => publisher?.id === publisherId);
    res.json({ feeds } satisfies OwnFeeds);
  };
}

/** `/desk`: the publishers' page; what is on it, its script asks for with the key. */
export function deskPage(pageDir: string): RequestHandler {
  return (_req, res, next) => {
    res.set('Cache-Control', 'no-cache').sendFile('desk.html', { root: path.resolve(pageDir) }, (error) => {
      if (error && !res.headersSent)
        next(new NewswireError('not_found', 'The page is not built: run `npm run build`.'));
    });
  };
}
