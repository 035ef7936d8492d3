import type { StoryCard } from '../../../shared/domain/story.ts';
import { topicPath } from '../../../shared/domain/story-address.ts';
import { type Markup, markup } from './markup.ts';
import { pageTexts } from './page-texts.ts';

const minute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** A time for people and machines. */
export function timeOf(at: string): Markup {
  return markup`<time datetime="${at}">${minute.format(new Date(at))} UTC</time>`;
}

/** How urgent, who says it, on which desk, and whether it was corrected: the line above a headline. */
export function marksOf(story: StoryCard): Markup {
  const priority = pageTexts.priority[story.priority];
  return markup`<p class="marks">
    ${priority && markup`<span class="mark mark-priority">${priority}</span>`}
    <span class="mark-publisher">${story.publisher.name}</span>
    ${story.section && markup`<span class="mark-section">${pageTexts.section[story.section]}</span>`}
    ${story.revision > 1 && !story.retracted && markup`<span class="mark mark-corrected">${pageTexts.corrected}</span>`}
  </p>`;
}

/** That a story was withdrawn, and why. */
export function retractionOf(story: StoryCard): Markup | null {
  if (!story.retracted) return null;
  return markup`<div class="retraction">
    <p class="retraction-head"><strong>${pageTexts.retracted}</strong> ${timeOf(story.retracted.at)}</p>
    <p>${pageTexts.withdrawnBy(story.publisher.name)} ${pageTexts.reason} <q dir="auto">${story.retracted.reason}</q></p>
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
  return story.retracted ? markup`<s>${text}</s>` : markup`<span>${text}</span>`;
}
