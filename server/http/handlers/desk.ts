import type { RequestHandler } from 'express';
import { type OwnDesk, type Preview, previewSchema } from '../../../shared/contract/desk-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { findCallerName } from '../../../shared/node/db/person/caller-name-store.ts';
import { readPublisherFigures } from '../../../shared/node/db/publisher/publisher-figures-store.ts';
import { readAudiences } from '../../live/audience-counts.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';

/** `POST /preview`: a story as readers will see it, edited by the same code but not stored. */
export function postPreview({ previews, pictures }: HttpContext): RequestHandler {
  return async (req, res) => {
    const story = parseOr('validation_failed', previewSchema, jsonBody(req));
    const preview = await previews.preview(principalOf(req).publisherId, story);
    const image = story.image ? (pictures.shown.picture(story.image) ?? null) : null;
    res.json({ ...preview, bodyHtml: pictures.shown.body(preview.bodyHtml), image } satisfies Preview);
  };
}

/** `GET /publishers/me`: the key's publisher, its scopes and its figures. */
export function getOwnDesk({ db, redis, keys, log }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisherId, scopes, callerId } = principalOf(req);
    const found = await readPublisherFigures(db, publisherId);
    if (!found) throw new NewswireError('not_found', 'There is no publisher behind this key.');
    const { publisher, newestIds, ...figures } = found;
    // Readers are counted in Redis; without Redis the count is 0.
    const audience = await readAudiences(redis, keys, '', newestIds).catch((error: unknown) => {
      log.debug({ err: error }, 'could not read the audience');
      return undefined;
    });
    const readers = [...(audience?.stories.values() ?? [])].reduce((sum, count) => sum + count, 0);
    const person = await findCallerName(db, callerId);
    res.json({ publisher, scopes, person, figures: { ...figures, readers } } satisfies OwnDesk);
  };
}
