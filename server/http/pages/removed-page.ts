import { markup } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import type { PageTexts } from './page-texts.ts';

/** The page in the place of a story or a live coverage that was taken down, in these words. */
export function removedPage(
  reason: string,
  say: PageTexts,
  { takenDownTitle, takenDownText }: Pick<PageTexts['story'], 'takenDownTitle' | 'takenDownText'> = say.story,
): PlainPage {
  return {
    say,
    title: `${takenDownTitle} – ${say.site.name}`,
    description: takenDownText,
    head: markup`<meta name="robots" content="noindex">`,
    body: markup`<main id="main"><div class="notice">
      <h1>${takenDownTitle}</h1><p>${takenDownText}</p><p>${say.texts.reason} <q dir="auto">${reason}</q></p>
      <a class="button" href="/">${say.served.allStories}</a>
    </div></main>`,
  };
}
