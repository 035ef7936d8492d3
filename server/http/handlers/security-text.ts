import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { HttpContext } from '../context.ts';
import { publicBase } from '../request/public-base.ts';

const DAY_MS = 24 * 3_600_000;
/** RFC 9116 recommends less than a year. */
const VALID_DAYS = 90;

/** `/.well-known/security.txt` (RFC 9116): where to report a vulnerability; `not_found` without a contact. */
export function securityText({ securityContact, feeds }: HttpContext): RequestHandler {
  return (req, res) => {
    if (securityContact === undefined)
      throw new NewswireError('not_found', 'The operator has not set NEWSWIRE_SECURITY_CONTACT.');
    // The same all day, so that clients may revalidate it.
    const expires = new Date((Math.floor(Date.now() / DAY_MS) + VALID_DAYS) * DAY_MS).toISOString();
    const lines = [
      `Contact: ${securityContact}`,
      `Expires: ${expires}`,
      `Canonical: ${publicBase(req, feeds.publicUrl)}/.well-known/security.txt`,
      'Preferred-Languages: en',
    ];
    res.type('text/plain').send(`${lines.join('\n')}\n`);
  };
}
