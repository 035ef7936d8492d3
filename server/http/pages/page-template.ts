import type { Response } from 'express';
import { FIRST_ANSWERS_ID } from '../../../shared/contract/first-answers.ts';
import { directionOf } from '../../../shared/domain/languages.ts';
import { openBuiltPage } from './built-page.ts';
import { EARLY_SOURCE } from './early-script.ts';
import { jsonBlock, type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';
import { withSite } from './with-site.ts';

const TITLE = /<title>[^<]*<\/title>/;
const DESCRIPTION = /<meta name="description"[^>]*>/;
const ROOT = '<div id="app"></div>';
const HTML = '<html lang="en"';
const NO_SCRIPT = /<noscript>[^<]*<\/noscript>/;
/** All but the one that applies the reader's theme. */
const SCRIPTS = /<script type="module"[^>]*><\/script>|<link rel="modulepreload"[^>]*>/g;
const POLICY = 'Content-Security-Policy';
/** The content of a page before any script has run. */
export interface PlainPage {
  say: PageTexts;
  title: string;
  description: string;
  /** Further elements of the head. */
  head: Markup | Markup[];
  /** Content in the place of the live page. */
  body: Markup;
  /** Data for the live page to take over. */
  data?: Markup;
  /** Which part of the live page is served already, or for what; the stylesheet uses it. */
  serves?: 'board' | 'embed';
}

/** The built page as a template for plain pages; a new build is picked up at once. */
export interface PageTemplate {
  fill(page: PlainPage): Promise<string>;
  /** Sends the form that is painted before any script is requested. */
  sendEarly(res: Response, page: PlainPage): Promise<void>;
  /** Renders the same form, to be sent to many clients. */
  fillEarly(page: PlainPage): Promise<string>;
  /** Allows that form's inline script and styles in the answer's content security policy. */
  allowEarly(res: Response): Promise<void>;
  /** The page without content. */
  empty(say: PageTexts): Promise<string>;
}

/** Opens the page built into this folder as a template. */
export function openPageTemplate(pageDir: string, file = 'index.html'): PageTemplate {
  const read = openBuiltPage(pageDir, file);
  const template: PageTemplate = {
    fill: async (page) => fill((await read()).empty, page),
    empty: async (say) => withSite((await read()).empty, say),
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

/** Allows inline texts by their hashes, for this answer only. */
function allow(res: Response, directive: string, sources: readonly string[]): void {
  const policy = String(res.get(POLICY) ?? '');
  res.set(POLICY, policy.replace(`${directive} 'self'`, [directive, "'self'", ...sources].join(' ')));
}

/** Replaces with functions, because a `$` in a replacement string has a special meaning. */
function fill(built: string, { say, title, description, head, body, data, serves }: PlainPage): string {
  return withSite(built, say, { isFramed: serves === 'embed' })
    .replace(
      HTML,
      () =>
        markup`<html lang="${say.language}" dir="${directionOf(say.language)}"${serves && markup` data-serves="${serves}"`}`
          .text,
    )
    .replace(NO_SCRIPT, () => markup`<noscript>${say.served.noScript}</noscript>`.text)
    .replace(TITLE, () => markup`<title>${title}</title>${head}`.text)
    .replace(DESCRIPTION, () => markup`<meta name="description" content="${description}">`.text)
    .replace(ROOT, () => markup`<div id="app">${body}</div>${data}`.text);
}

/** The answers to the live page's first requests, by address, so that it can take over at once. */
export function firstAnswers(answers: Readonly<Record<string, unknown>>): Markup {
  return markup`<script type="application/json" id="${FIRST_ANSWERS_ID}">${jsonBlock(answers)}</script>`;
}

/** A filled page that stays as it is: without the live page, which would take its place. */
export function withoutScripts(html: string): string {
  return html.replace(SCRIPTS, '');
}
