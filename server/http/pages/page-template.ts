import type { Response } from 'express';
import { openBuiltPage } from './built-page.ts';
import { EARLY_SOURCE } from './early-script.ts';
import { type Markup, markup } from './markup.ts';

/** What a page says before any script has run. */
export interface PlainPage {
  title: string;
  description: string;
  /** Further elements of the head. */
  head: Markup | Markup[];
  /** What stands where the live page will be. */
  body: Markup;
  /** What the live page reads when it takes over. */
  data?: Markup;
  /** What of the live page is served already, so that it is painted as such. */
  serves?: 'board';
}

/** The built page, into which plain pages are written; a new build is served at once. */
export interface PageTemplate {
  fill(page: PlainPage): Promise<string>;
  /** Sends it in the form that is painted before any script is asked for. */
  sendEarly(res: Response, page: PlainPage): Promise<void>;
  /** The same form, to be sent to many. */
  fillEarly(page: PlainPage): Promise<string>;
  /** Admits, in the policy of an answer, what that form has of inline text. */
  allowEarly(res: Response): Promise<void>;
  /** The page as it was built, for when nothing can be said. */
  empty(): Promise<string>;
}

const TITLE = /<title>[^<]*<\/title>/;
const DESCRIPTION = /<meta name="description"[^>]*>/;
const ROOT = '<div id="app"></div>';
const HTML = '<html ';
const POLICY = 'Content-Security-Policy';

/** Opens the template of the page that was built into this folder. */
export function openPageTemplate(pageDir: string): PageTemplate {
  const read = openBuiltPage(pageDir);
  const template: PageTemplate = {
    fill: async (page) => fill((await read()).empty, page),
    empty: async () => (await read()).empty,
    async sendEarly(res, page) {
      await template.allowEarly(res);
      res.type('html').send(await template.fillEarly(page));
    },
    fillEarly: async (page) => fill((await read()).early, page),
    async allowEarly(res) {
      const { styleSources } = await read();
      allow(res, 'script-src', [EARLY_SOURCE]);
      allow(res, 'style-src', styleSources);
    },
  };
  return template;
}

/** Admits a piece of inline text by its hash, on this one page. */
function allow(res: Response, directive: string, sources: readonly string[]): void {
  const policy = String(res.get(POLICY) ?? '');
  res.set(POLICY, policy.replace(`${directive} 'self'`, [directive, "'self'", ...sources].join(' ')));
}

/** Functions instead of texts as replacements: a `$` in a headline means nothing. */
function fill(built: string, { title, description, head, body, data, serves }: PlainPage): string {
  return built
    .replace(HTML, () => markup`<html ${serves && markup`data-serves="${serves}" `}`.text)
    .replace(TITLE, () => markup`<title>${title}</title>${head}`.text)
    .replace(DESCRIPTION, () => markup`<meta name="description" content="${description}">`.text)
    .replace(ROOT, () => markup`<div id="app">${body}</div>${data}`.text);
}
