import type { RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { type SiteSettings, siteInSchema } from '../../../shared/contract/site-schema.ts';
import { accentShades } from '../../../shared/domain/accent-shades.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { readSettings, readSite } from '../../../shared/node/db/site/site-store.ts';
import { changeLogo, changeSite, removeLogo } from '../../site/change-site.ts';
import { drawLogo } from '../../site/draw-logo.ts';
import type { HttpContext } from '../context.ts';
import { actorOf } from '../request/actor.ts';
import { bodyBytes, jsonBody } from '../request/body-format.ts';

/** `GET /admin/site`: what operators have set of the site. */
export function getSite({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json((await settingsOf(db)) satisfies SiteSettings);
  };
}

/** `PUT /admin/site`: sets everything but the logo. */
export function putSite({ db, site }: HttpContext): RequestHandler {
  return async (req, res) => {
    const settings = parseOr('validation_failed', siteInSchema, jsonBody(req));
    await inTransaction(db, (tx) => changeSite(tx, actorOf(req), settings));
    await site.refresh();
    res.json((await settingsOf(db)) satisfies SiteSettings);
  };
}

/** `PUT /admin/site/logo`: a picture as the body. */
export function putLogo({ db, site }: HttpContext): RequestHandler {
  return async (req, res) => {
    const logo = await drawLogo(site.resizer, bodyBytes(req));
    await inTransaction(db, (tx) => changeLogo(tx, actorOf(req), logo));
    await site.refresh();
    res.json((await settingsOf(db)) satisfies SiteSettings);
  };
}

/** `DELETE /admin/site/logo`. */
export function deleteSiteLogo({ db, site }: HttpContext): RequestHandler {
  return async (req, res) => {
    await inTransaction(db, (tx) => removeLogo(tx, actorOf(req)));
    await site.refresh();
    res.json((await settingsOf(db)) satisfies SiteSettings);
  };
}

async function settingsOf(db: Queryable): Promise<SiteSettings> {
  const settings = await readSettings(db);
  const { logo } = await readSite(db);
  return { ...settings, shades: settings.accent === null ? null : accentShades(settings.accent), logo };
}
