import { markup } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import type { PageTexts } from './page-texts.ts';

/** The page in the place of a story that was taken down. */
export function removedPage(reason: string, say: PageTexts): PlainPage {
  const { takenDownTitle, takenDownText } = say.story;
  return {
    say,
    title: `${takenDownTitle} – ${say.texts.name}`,
    description: takenDownText,
    head: markup`<meta name="robots" content="noindex">`,
    body: markup`<main id="main"><div class="notice">
      <h1>${takenDownTitle}</h1><p>${takenDownText}</p><p>${say.texts.reason} <q dir="auto">${reason}</q></p>
      <a class="button" href="/">${say.served.allStories}</a>
    </div></main>`,
  };
}
