import { createHash } from 'node:crypto';
import { ICON_SIZES } from '../../shared/domain/publisher.ts';
import type { DueIcon, IconFiles } from '../../shared/node/db/publisher/icon-store.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { isIconFile } from '../../shared/node/pictures/icon-image.ts';
import { pictureType } from '../../shared/node/pictures/picture-type.ts';
import { type Resizer, UnusablePicture } from '../../shared/node/pictures/resizer.ts';
import { pageIcons } from './page-icons.ts';

const SITES_MAX = 2;
/** Icons of one site that are tried. */
const TRIES_MAX = 4;
const HASH_DIGITS = 16;

/** An icon that was found, in all its sizes. */
export interface FoundIcon {
  hash: string;
  files: IconFiles;
}

export interface FindDeps {
  /** For pages. */
  pages: GuardedFetch;
  /** For icons: fewer bytes. */
  icons: GuardedFetch;
  resizer: Pick<Resizer, 'run'>;
}

/**
 * The icon of a publisher's site: what its home page names, else `/favicon.ico`. Without one, a sentence for operators
 * that says why the last attempt failed.
 */
export async function findIcon(
  deps: FindDeps,
  publisher: Pick<DueIcon, 'site' | 'feeds'>,
  signal: AbortSignal,
): Promise<FoundIcon | string> {
  let problem = 'There is neither a site nor a feed.';
  for (const home of homesOf(publisher)) {
    const found = await iconOfSite(deps, home, signal);
    if (typeof found !== 'string') return found;
    problem = found;
  }
  return problem;
}

/** The publisher's site, and the front pages of the hosts of its feeds. */
function homesOf({ site, feeds }: Pick<DueIcon, 'site' | 'feeds'>): string[] {
  const fronts = feeds.filter((address) => URL.canParse(address)).map((address) => new URL('/', address).href);
  const known = site !== null && URL.canParse(site) ? [new URL(site).href] : [];
  return [...new Set([...known, ...fronts])].slice(0, SITES_MAX);
}

async function iconOfSite(deps: FindDeps, home: string, signal: AbortSignal): Promise<FoundIcon | string> {
  const page = await openPage(deps.pages, home, signal);
  if (typeof page === 'string') return page;
  const usual = new URL('/favicon.ico', page.url).href;
  let problem = `${home}: it took too long.`;
  for (const url of new Set([...page.icons.slice(0, TRIES_MAX - 1), usual])) {
    if (signal.aborted) return problem;
    try {
      return await makeIcon(deps, { url, home }, signal);
    } catch (error) {
      if (!(error instanceof FetchError || error instanceof UnusablePicture)) throw error;
      problem = `${url}: ${error.message}`;
    }
  }
  return problem;
}

interface Page {
  /** After redirects. */
  url: string;
  icons: string[];
}

/** A page that refuses programs may still have an icon; a host that does not answer has none. */
async function openPage(pages: GuardedFetch, home: string, signal: AbortSignal): Promise<Page | string> {
  try {
    const { status, body, url } = await pages.fetch(home, { headers: { accept: 'text/html' }, signal });
    return { url, icons: status === 200 ? pageIcons(body.toString('utf8'), url) : [] };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return error.code === 'too_large' ? { url: home, icons: [] } : `${home}: ${error.message}`;
  }
}

/** Throws a FetchError or UnusablePicture for what is no icon. */
async function makeIcon(
  { icons, resizer }: FindDeps,
  { url, home }: { url: string; home: string },
  signal: AbortSignal,
): Promise<FoundIcon> {
  // The operator named the site, but its page may name any host.
  const publicOnly = new URL(url).hostname !== new URL(home).hostname;
  const { status, body } = await icons.fetch(url, { headers: { accept: 'image/*' }, signal, publicOnly });
  if (status !== 200) throw new FetchError(`http_${status}`, `the server answered ${status}.`);
  if (pictureType(body) === undefined && !isIconFile(body)) throw new UnusablePicture('it is no picture.');
  const files = {} as IconFiles;
  for (const size of ICON_SIZES) files[size] = (await resizer.run({ kind: 'icon', bytes: body, size })).bytes;
  const hash = createHash('sha256').update(files[96]).digest('hex').slice(0, HASH_DIGITS);
  return { hash, files };
}
