import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { PICTURE_WIDTHS } from '../../../shared/domain/picture.ts';
import type { HttpContext } from '../context.ts';
import { publicGroup } from '../request/request-address.ts';

/** An address always means the same picture. */
const MAX_AGE_SECONDS = 30 * 24 * 3_600;
const FAILURE_MAX_AGE_SECONDS = 30;

/** `GET /images/:signature/:width/:source`: a publisher's picture, resized; WebP where the client accepts it. */
export function getImage({ pictures, countRead }: HttpContext): RequestHandler {
  return async (req, res) => {
    const source = pictures.addresses.sourceOf(String(req.params.signature), String(req.params.source));
    const width = PICTURE_WIDTHS.find((each) => String(each) === req.params.width);
    if (pictures.mode !== 'proxy' || source === undefined || width === undefined) {
      throw new NewswireError('not_found', 'There is no picture at this address.');
    }
    res.set('Cache-Control', `public, max-age=${FAILURE_MAX_AGE_SECONDS}`).vary('Accept');
    const requester = { address: publicGroup(req), isWaiting: () => true };
    const format = acceptsWebp(req) ? 'webp' : 'plain';
    const bytes = await pictures.load({ source, width, format, requester, onWork: () => countRead(req) });
    res.set('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}, immutable`);
    res.set('Content-Security-Policy', "default-src 'none'").set('Cross-Origin-Resource-Policy', 'cross-origin');
    res.type(typeOf(bytes)).send(bytes);
  };
}

/** Only who names it: link previews and old programs that accept anything get JPEG or PNG. */
function acceptsWebp(req: Request): boolean {
  return /\bimage\/webp\b/i.test(req.get('accept') ?? '');
}

function typeOf(bytes: Buffer): string {
  if (bytes[0] === 0xff) return 'image/jpeg';
  return bytes[0] === 0x89 ? 'image/png' : 'image/webp';
}
