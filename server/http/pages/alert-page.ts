import { type Markup, markup } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import { pageTexts } from './page-texts.ts';

/** What a link in a message asks for. */
export type AlertStep = 'confirm' | 'unsubscribe';

/** Asks before anything is changed: programs that check mails follow their links, too. */
export function alertQuestion(step: AlertStep, address: string): PlainPage {
  const texts = alertPageTexts[step];
  return alertPage(
    texts.title,
    markup`<p>${texts.ask(address)}</p>
      <form method="post"><button class="button is-main" type="submit">${texts.button}</button></form>`,
  );
}

/** Says that it is done. */
export function alertDone(step: AlertStep): PlainPage {
  const texts = alertPageTexts[step];
  return alertPage(texts.doneTitle, markup`<p>${texts.done}</p><a class="button" href="/">${pageTexts.allStories}</a>`);
}

/** For a link that was used up, or never was one. */
export function alertGone(): PlainPage {
  const { title, text } = alertPageTexts.gone;
  return alertPage(title, markup`<p>${text}</p><a class="button" href="/">${pageTexts.allStories}</a>`);
}

function alertPage(title: string, content: Markup): PlainPage {
  return {
    title: pageTexts.titled(title),
    description: pageTexts.description,
    head: markup`<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">`,
    body: markup`<main id="main"><div class="notice"><h1>${title}</h1>${content}</div></main>`,
  };
}

const alertPageTexts = {
  confirm: {
    title: 'Get alerts here?',
    ask: (address: string) => `News alerts will be sent to ${address}.`,
    button: 'Yes, send alerts',
    doneTitle: 'Alerts are on',
    done: 'You can change or end them where you set them up, or by the link in each alert.',
  },
  unsubscribe: {
    title: 'Stop these alerts?',
    ask: (address: string) => `No more alerts will be sent to ${address}, and the address will be forgotten.`,
    button: 'Stop alerts',
    doneTitle: 'Alerts are off',
    done: 'No more alerts will be sent there.',
  },
  gone: { title: 'Nothing to do', text: 'This link is no longer valid: there are no alerts for it.' },
} as const;
