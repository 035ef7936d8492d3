import type { RequestHandler } from 'express';
import { findLegalText, type LegalText } from '../../../shared/node/db/site/site-store.ts';
import { markup, trusted } from '../pages/markup.ts';
import { withoutScripts } from '../pages/page-template.ts';
import { textsFor } from '../request/request-language.ts';
import { type Pages, page, sendMissing } from './pages.ts';

/** `/imprint` and `/privacy`: a legal text of the site, or 404 when it has none. */
export function legalPage(context: Pages, which: LegalText): RequestHandler {
  return page(context, async (req, res, base) => {
    const html = await findLegalText(context.db, which);
    if (html === undefined) return sendMissing(context, req, res);
    const say = await textsFor(context, req, res);
    const title = say.served.site[which];
    const filled = await context.template.fill({
      say,
      title: `${title} – ${say.site.name}`,
      description: `${title} – ${say.site.name}`,
      head: markup`<link rel="canonical" href="${base}/${which}">`,
      body: markup`
        <header class="bar"><div class="bar-inside"><a class="back" href="/"><span class="arrow" aria-hidden="true">←</span> ${say.texts.back}</a><a class="bar-name" href="/">${say.site.name}</a></div></header>
        <main id="main" class="story-main"><div class="story-layout"><article class="sheet">
          <h1 class="sheet-headline">${title}</h1>
          <div class="body" dir="auto">${trusted(html)}</div>
        </article></div></main>`,
    });
    res.type('html').send(withoutScripts(filled));
  });
}
