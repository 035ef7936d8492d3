import { cutText } from '../../../shared/domain/cut-text.ts';
import { readTokens, type Token } from '../text/read-tokens.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import { bodyText } from '../text/story-words.ts';
import type { TellingText } from './story-traits.ts';

const READ_CHARACTERS = 20_000;

/** The words by which a story is told from others, and its desk is known: headline and text, in order. */
export function storyTokens(story: TellingText & { publisher: string }): Token[] {
  return readTokens(wholeText(story), stopWordsOf(story.language));
}

/** Without the publisher's name: a paper that prints it under every story would be one long storyline. */
function wholeText({ headline, summary, bodyHtml, publisher }: TellingText & { publisher: string }): string {
  const body = bodyText(bodyHtml);
  // A summary says what the body says; only where the body is but a line, it says more.
  const text = body.length > (summary ?? '').length ? body : `${summary ?? ''}\n${body}`;
  const scanned = cutText(text, READ_CHARACTERS);
  // Many bodies repeat the headline as their first line.
  const whole = scanned.startsWith(headline) ? scanned : `${headline}\n${scanned}`;
  return whole.replaceAll(publisher, ' ');
}
