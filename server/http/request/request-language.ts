import type { Request, Response } from 'express';
import { LANGUAGE_COOKIE } from '../../../shared/contract/preferences.ts';
import { LANGUAGES, type Language } from '../../../shared/domain/languages.ts';
import type { WatchedSite } from '../../site/watch-site.ts';
import { type PageTexts, pageTextsIn } from '../pages/page-texts.ts';

/** The language that a reader has chosen, else the first that their browser wants, else English. */
function requestLanguage(req: Request): Language {
  const cookies = req.headers.cookie?.split('; ') ?? [];
  const chosen = LANGUAGES.find((language) => cookies.includes(`${LANGUAGE_COOKIE}=${language}`));
  return chosen ?? ((req.acceptsLanguages(...LANGUAGES) || 'en') as Language);
}

/** The texts of the site’s pages for this request; tells caches what its language depends on. */
export function textsFor(
  { site }: { site: Pick<WatchedSite, 'current'> },
  req: Request,
  res: Response,
): Promise<PageTexts> {
  const language = requestLanguage(req);
  res.vary('Accept-Language').vary('Cookie').set('Content-Language', language);
  return pageTextsIn(language, site.current());
}
