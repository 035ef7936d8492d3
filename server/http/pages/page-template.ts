import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { type Markup, markup } from './markup.ts';

/** What a page says before any script has run. */
export interface PlainPage {
  title: string;
  description: string;
  /** Further elements of the head. */
  head: Markup | Markup[];
  /** What stands where the live page will be. */
  body: Markup;
}

/** The built page, into which plain pages are written; read anew each time, so that a new build is served at once. */
export interface PageTemplate {
  fill(page: PlainPage): Promise<string>;
  /** The page as it was built, for when nothing can be said. */
  empty(): Promise<string>;
}

const TITLE = /<title>[^<]*<\/title>/;
const DESCRIPTION = /<meta name="description"[^>]*>/;
const ROOT = '<div id="app"></div>';

/** Opens the template of the page that was built into this folder. */
export function openPageTemplate(pageDir: string): PageTemplate {
  const file = path.join(pageDir, 'index.html');
  const read = async (): Promise<string> => {
    const built = await readFile(file, 'utf8').catch(() => undefined);
    if (built === undefined) throw new NewswireError('not_found', 'The page is not built: run `npm run build`.');
    return built;
  };
  return { empty: read, fill: async (page) => fill(await read(), page) };
}

/** Functions instead of texts as replacements: a `$` in a headline means nothing. */
function fill(built: string, { title, description, head, body }: PlainPage): string {
  return built
    .replace(TITLE, () => markup`<title>${title}</title>${head}`.text)
    .replace(DESCRIPTION, () => markup`<meta name="description" content="${description}">`.text)
    .replace(ROOT, () => markup`<div id="app">${body}</div>`.text);
}
