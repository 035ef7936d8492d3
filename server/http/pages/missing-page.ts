import { markup } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import { descriptionOf, type PageTexts } from './page-texts.ts';

/** The page for unknown addresses. */
export function missingPage(say: PageTexts): PlainPage {
  return {
    say,
    title: `${say.texts.missingTitle} – ${say.site.name}`,
    description: descriptionOf(say),
    head: markup`<meta name="robots" content="noindex">`,
    body: markup`<main id="main"><div class="notice">
      <h1>${say.texts.missingTitle}</h1><p>${say.texts.missingStory}</p><a class="button" href="/">${say.served.allStories}</a>
    </div></main>`,
  };
}
