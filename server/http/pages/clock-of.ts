import type { Language } from '../../../shared/domain/languages.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';
import { timeOf } from './story-parts.ts';

const clocks = new Map<Language, Intl.DateTimeFormat>();

/** The time of day of what happened today in UTC, else the date, too. */
export function clockOf(at: string, say: PageTexts, now = new Date()): Markup {
  if (at.slice(0, 10) !== now.toISOString().slice(0, 10)) return timeOf(at, say);
  const clock =
    clocks.get(say.language) ?? new Intl.DateTimeFormat(say.language, { timeStyle: 'short', timeZone: 'UTC' });
  clocks.set(say.language, clock);
  return markup`<time datetime="${at}">${say.served.utc(clock.format(new Date(at)))}</time>`;
}
