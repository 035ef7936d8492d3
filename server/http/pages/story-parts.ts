import type { StoryCard } from '../../../shared/domain/story.ts';
import { topicPath } from '../../../shared/domain/story-address.ts';
import { type Markup, markup } from './markup.ts';
import { pageTexts } from './page-texts.ts';

const minute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** A time for people and machines. */
export function timeOf(at: string): Markup {
  return markup`<time datetime="${at}">${minute.format(new Date(at))} UTC</time>`;
}

/** Publisher, section and priority above a headline. */
export function marksOf(story: StoryCard): Markup {
  const priority = pageTexts.priority[story.priority];
  return markup`<p class="marks">
    <span class="mark-publisher">${story.publisher.name}</span>
    ${priority && markup`<span class="mark mark-priority">${priority}</span>`}
    ${story.section && markup`<span class="mark">${pageTexts.section[story.section]}</span>`}
  </p>`;
}

/** That a story was withdrawn, and why. */
export function retractionOf(story: StoryCard): Markup | null {
  if (!story.retracted) return null;
  return markup`<div class="retraction">
    <p class="retraction-head"><strong>${pageTexts.retracted}</strong> ${pageTexts.withdrawnBy(story.publisher.name)}</p>
    <p>${pageTexts.reason} <span dir="auto">${story.retracted.reason}</span> (${timeOf(story.retracted.at)})</p>
  </div>`;
}

/** The topics of a story, each a link to its page. */
export function topicsOf(story: StoryCard): Markup | null {
  if (story.topics.length === 0) return null;
  return markup`<ul class="topics" aria-label="${pageTexts.topics}">${story.topics.map(
    ({ slug, label }) => markup`<li><a class="topic" href="${topicPath(slug)}">${label}</a></li>`,
  )}</ul>`;
}

/** The text, crossed out when the story was withdrawn. */
export function crossed(story: StoryCard, text: string): Markup {
  return story.retracted ? markup`<s>${text}</s>` : markup`${text}`;
}
