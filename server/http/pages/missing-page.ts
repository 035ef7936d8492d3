import { markup } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import { pageTexts } from './page-texts.ts';

/** The page for unknown addresses. */
export function missingPage(): PlainPage {
  return {
    title: pageTexts.titled(pageTexts.missingTitle),
    description: pageTexts.description,
    head: markup`<meta name="robots" content="noindex">`,
    body: markup`<main id="main"><div class="notice">
      <h1>${pageTexts.missingTitle}</h1><p>${pageTexts.missing}</p><a class="button" href="/">${pageTexts.allStories}</a>
    </div></main>`,
  };
}
