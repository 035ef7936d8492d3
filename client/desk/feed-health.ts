import type { Feed } from '../../shared/contract/http-shapes.ts';
import { feedTexts } from './feed-texts.ts';

/** Why a feed brings no stories, in plain words; undefined for one that works. */
export function healthText(feed: Feed): string | undefined {
  const texts = feedTexts.health;
  if (feed.status === 'gone') return texts.gone;
  if (feed.status === 'disabled') return texts.disabled;
  if (feed.error === undefined) return undefined;
  return `${causeText(feed)} ${texts.retry}`;
}

function causeText({ error = '', lastAnswer }: Feed): string {
  const texts = feedTexts.health;
  const [code = '', ...rest] = error.split(': ');
  const status = Number(/^http_(\d{3})$/.exec(code)?.[1] ?? 0);
  if (status === 404) return texts.missing(String(status));
  if (status === 401 || status === 403) return texts.refused(String(status));
  if (status === 429) return texts.tooOften(String(status));
  if (status >= 500) return texts.broken(String(status));
  if (status > 0) return texts.other(String(status));
  if (code === 'not_a_feed') return /html/.test(lastAnswer?.contentType ?? '') ? texts.webPage : texts.notAFeed;
  // The server's sentence, without the code.
  return rest.join(': ');
}
