import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RequestHandler, Response } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { LogoFiles } from '../../../shared/node/db/site/logo-store.ts';
import { siteStylesheet } from '../../site/site-stylesheet.ts';
import type { WatchedSite } from '../../site/watch-site.ts';
import type { HttpContext } from '../context.ts';
import { markup } from '../pages/markup.ts';
import { textsFor } from '../request/request-language.ts';
import type { Pages } from './pages.ts';

const YEAR_SECONDS = 365 * 24 * 3_600;
const ICON_SECONDS = 300;
const MANIFEST_SECONDS = 300;

/** `/site/style-HASH.css`: the site's own colours, logo and foot. */
export function getSiteStyle({ site }: HttpContext): RequestHandler {
  return async (req, res) => {
    await known(site, () => siteStylesheet(site.current())?.path === req.path);
    keepForEver(res).type('css').send(siteStylesheet(site.current())?.text);
  };
}

/** `/site/logo-HASH.webp`. */
export function getSiteLogo({ site }: HttpContext): RequestHandler {
  return async (req, res) => {
    await known(site, () => site.current().logo?.url === req.path);
    const files = await site.files();
    if (!files) throw nothing();
    keepForEver(res).set('Cross-Origin-Resource-Policy', 'cross-origin');
    res.type('image/webp').send(Buffer.from(files.logo));
  };
}

/** What each icon's file is, made of the logo's files. */
const ICONS: Record<string, { type: string; of: (files: LogoFiles) => Buffer }> = {
  'icon.svg': { type: 'image/svg+xml', of: ({ icon192 }) => asSvg(icon192, false) },
  'icon-dot.svg': { type: 'image/svg+xml', of: ({ icon192 }) => asSvg(icon192, true) },
  'icon-192.png': { type: 'image/png', of: ({ icon192 }) => Buffer.from(icon192) },
  'icon-512.png': { type: 'image/png', of: ({ icon512 }) => Buffer.from(icon512) },
  'icon-maskable-512.png': { type: 'image/png', of: ({ iconMaskable }) => Buffer.from(iconMaskable) },
};

/** `/icons/:file`: the site's own icons at the addresses of the built ones; these are served when there are none. */
export function getSiteIcon({ site }: HttpContext): RequestHandler {
  return async (req, res, next) => {
    const icon = ICONS[String(req.params.file)];
    const files = icon && (await site.files());
    if (!icon || !files) return next();
    const isVersion = req.query.v === site.current().logo?.hash;
    res.set('Cache-Control', `public, max-age=${isVersion ? YEAR_SECONDS : ICON_SECONDS}`);
    res.set('Content-Security-Policy', "default-src 'none'; img-src data:; sandbox");
    res.type(icon.type).send(icon.of(files));
  };
}

/** `/manifest.webmanifest`: the built one with the site's name, description, colour and icons. */
export function getManifest({ site }: HttpContext, pageDir: string): RequestHandler {
  const file = path.join(pageDir, 'manifest.webmanifest');
  return async (_req, res) => {
    const built = JSON.parse(await readFile(file, 'utf8').catch(() => Promise.reject(nothing()))) as Manifest;
    const { name, description, shades, logo } = site.current();
    const icons = built.icons.map((icon) => (logo ? { ...icon, src: `${icon.src}?v=${logo.hash}` } : icon));
    const own = { name, short_name: name, description: description ?? built.description, icons };
    res.set('Cache-Control', `public, max-age=${MANIFEST_SECONDS}`).type('application/manifest+json');
    res.send(JSON.stringify({ ...built, ...own, ...(shades && { theme_color: shades.light.accent }) }));
  };
}

/** `/index.html`: the page without content, which browsers keep for when they are offline. */
export function getShell({ site, template }: Pages): RequestHandler {
  return async (req, res) => {
    const say = await textsFor({ site }, req, res);
    res
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(await template.empty(say));
  };
}

interface Manifest {
  description: string;
  icons: { src: string }[];
}

/** A picture within SVG: the built icons are SVG, and so is what links to them. */
function asSvg(png: Uint8Array, hasDot: boolean): Buffer {
  const data = Buffer.from(png).toString('base64');
  const dot =
    hasDot && markup`<circle cx="25" cy="7" r="6.5" fill="#fff"/><circle cx="25" cy="7" r="5" fill="#1668c7"/>`;
  return Buffer.from(
    markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><image width="32" height="32" href="data:image/png;base64,${data}"/>${dot}</svg>`
      .text,
  );
}

/** Throws `not_found` unless this is current, here or in Postgres: another server may know a newer one. */
async function known(site: WatchedSite, isCurrent: () => boolean): Promise<void> {
  if (!isCurrent()) await site.look();
  if (!isCurrent()) throw nothing();
}

function keepForEver(res: Response): Response {
  return res.set('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
}

function nothing(): NewswireError {
  return new NewswireError('not_found', 'There is nothing of the site at this address.');
}
