import { type Markup, markup } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import { descriptionOf, type PageTexts } from './page-texts.ts';

/** What a link in a message asks for. */
export type AlertStep = 'confirm' | 'unsubscribe';

/** Asks before anything is changed: programs that check mails follow their links, too. */
export function alertQuestion(step: AlertStep, address: string, say: PageTexts): PlainPage {
  const texts = say.served.alertPage[step];
  return alertPage(
    say,
    texts.title,
    markup`<p>${texts.ask(address)}</p>
      <form method="post"><button class="button is-main" type="submit">${texts.button}</button></form>`,
  );
}

/** Says that it is done. */
export function alertDone(step: AlertStep, say: PageTexts): PlainPage {
  const texts = say.served.alertPage[step];
  return alertPage(
    say,
    texts.doneTitle,
    markup`<p>${texts.done}</p><a class="button" href="/">${say.served.allStories}</a>`,
  );
}

/** For a link that was used up, or never was one. */
export function alertGone(say: PageTexts): PlainPage {
  const { title, text } = say.served.alertPage.gone;
  return alertPage(say, title, markup`<p>${text}</p><a class="button" href="/">${say.served.allStories}</a>`);
}

function alertPage(say: PageTexts, title: string, content: Markup): PlainPage {
  return {
    say,
    title: `${title} – ${say.site.name}`,
    description: descriptionOf(say),
    head: markup`<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">`,
    body: markup`<main id="main"><div class="notice"><h1>${title}</h1>${content}</div></main>`,
  };
}
