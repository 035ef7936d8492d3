import type { RequestHandler } from 'express';
import type { PublisherProfile } from '../../../shared/contract/publisher-shapes.ts';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { HttpContext } from '../context.ts';
import { pathId } from '../request/path-id.ts';

const PROFILE_MAX_AGE_SECONDS = 30;
/** An address always means the same icon. */
const ICON_MAX_AGE_SECONDS = 365 * 24 * 3_600;
const MISSING_MAX_AGE_SECONDS = 30;

/** `GET /publishers/:id`: a publisher with its figures. */
export function getPublisher({ readProfile, countRead }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const profile = await readProfile(id, () => countRead(req));
    if (!profile) throw new NewswireError('not_found', `There is no publisher ${id}.`);
    res.set('Cache-Control', `public, max-age=${PROFILE_MAX_AGE_SECONDS}`);
    res.json(profile satisfies PublisherProfile);
  };
}

/** `/publishers/:id/icon/:file`: the icon of a publisher's site, by its version and width. */
export function getPublisherIcon({ pictures, countRead }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = idSchema.safeParse(req.params.id);
    const file = String(req.params.file);
    const load = (publisherId: string) => pictures.icons.load(publisherId, file, () => countRead(req));
    const png = id.success ? await load(id.data.toLowerCase()) : undefined;
    if (!png) {
      res.set('Cache-Control', `public, max-age=${MISSING_MAX_AGE_SECONDS}`);
      throw new NewswireError('not_found', 'There is no icon at this address.');
    }
    res.set('Cache-Control', `public, max-age=${ICON_MAX_AGE_SECONDS}, immutable`);
    res.set('Content-Security-Policy', "default-src 'none'").set('Cross-Origin-Resource-Policy', 'cross-origin');
    res.type('image/png').send(png);
  };
}
