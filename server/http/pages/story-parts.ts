import { LANGUAGES, type Language } from '../../../shared/domain/languages.ts';
import { monogramOf } from '../../../shared/domain/monogram.ts';
import { iconPath, iconSources, publisherPath } from '../../../shared/domain/publisher.ts';
import type { StoryCard, TopicRef } from '../../../shared/domain/story.ts';
import { topicPath } from '../../../shared/domain/story-address.ts';
import { splitUnbroken } from '../../../shared/domain/unbroken-words.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';

const minutes = byLanguage({ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const days = byLanguage({ dateStyle: 'long', timeZone: 'UTC' });

/** A readable time with its machine-readable value. */
export function timeOf(at: string, say: PageTexts): Markup {
  return markup`<time datetime="${at}">${say.served.utc(minutes[say.language].format(new Date(at)))}</time>`;
}

/** A day with its machine-readable time. */
export function dayOf(at: string, say: PageTexts): Markup {
  return markup`<time datetime="${at}">${days[say.language].format(new Date(at))}</time>`;
}

/** The line above a headline: publisher, section, priority, and whether it was corrected. */
export function marksOf(story: StoryCard, say: PageTexts): Markup {
  const priority = story.priority !== 'routine' && say.texts.priority[story.priority];
  return markup`<p class="marks">
    ${publisherMark(story.publisher)}
    <a class="mark-publisher" href="${publisherPath(story.publisher)}" dir="auto">${story.publisher.name}</a>
    ${story.section && markup`<span class="mark-section">${say.sectionName(story.section)}</span>`}
    ${priority && markup`<span class="mark mark-priority">${priority}</span>`}
    ${story.revision > 1 && !story.retracted && markup`<span class="mark mark-corrected">${say.texts.corrected}</span>`}
  </p>`;
}

/** A publisher's icon, else its monogram. */
export function publisherMark(publisher: StoryCard['publisher']): Markup {
  const icon = iconPath(publisher, 32);
  if (icon !== undefined) {
    return markup`<img class="monogram is-icon" src="${icon}" srcset="${iconSources(publisher, [32, 64])}" width="20" height="20" alt="" title="${publisher.name}" loading="lazy" decoding="async">`;
  }
  const { letters, tone } = monogramOf(publisher);
  return markup`<span class="monogram tone-${tone}" title="${publisher.name}" aria-hidden="true">${letters}</span>`;
}

/** The note that a story was retracted, and why. */
export function retractionOf(story: StoryCard, say: PageTexts): Markup | null {
  if (!story.retracted) return null;
  return markup`<div class="retraction">
    <p class="retraction-head"><strong>${say.texts.retracted}</strong> ${timeOf(story.retracted.at, say)}</p>
    <p>${say.texts.retractedBy(story.publisher.name)} ${say.texts.reason} <q dir="auto">${story.retracted.reason}</q></p>
  </div>`;
}

/** Topics, each linked to its page. */
export function topicsOf(topics: readonly TopicRef[], say: PageTexts): Markup | null {
  if (topics.length === 0) return null;
  return markup`<ul class="topics" aria-label="${say.texts.topicsOfStory}">${topics.map(
    ({ slug, label }) => markup`<li><a class="topic" href="${topicPath(slug)}" dir="auto">${label}</a></li>`,
  )}</ul>`;
}

/** A story's headline, in which words such as "nine-year" stay in one line. */
export function headlineOf(story: StoryCard): Markup {
  const parts = splitUnbroken(story.headline);
  const text =
    parts.length < 2
      ? markup`${story.headline}`
      : markup`${parts.map((part) => (part.isWhole ? markup`<span class="unbroken">${part.text}</span>` : part.text))}`;
  return story.retracted ? markup`<s>${text}</s>` : markup`<span>${text}</span>`;
}

/** The text, struck through when the story was retracted. */
export function crossed(story: StoryCard, text: string): Markup {
  return story.retracted ? markup`<s>${text}</s>` : markup`<span>${text}</span>`;
}

function byLanguage(options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> {
  const formats = LANGUAGES.map((language) => [language, new Intl.DateTimeFormat(language, options)]);
  return Object.fromEntries(formats) as Record<Language, Intl.DateTimeFormat>;
}
