import type { StoryCard } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import type { EachItem } from '../each-item.ts';
import { type Markup, markup } from './markup.ts';
import { pageTexts } from './page-texts.ts';
import { crossed, marksOf, retractionOf, timeOf, topicsOf } from './story-parts.ts';

const OTHERS_SHOWN = 3;

/** A story as the live page shows it in a column, line by line as high, without what only works there. */
export function boardCard(story: StoryCard, others: readonly StoryCard[], each: EachItem): Markup {
  const language = story.language && markup` lang="${story.language}"`;
  return markup`<div class="row"><div class="slot"><article class="story priority-${story.priority}${story.retracted && ' is-retracted'}">
    <div class="story-line">${marksOf(story)}<p class="story-when">${timeOf(story.releasedAt)}</p></div>
    <div class="story-text">
      <h3 class="headline" dir="auto"${language}><a href="${storyPath(story)}">${crossed(story, story.headline)}</a></h3>
      ${retractionOf(story) ?? (story.summary && markup`<p class="summary" dir="auto"${language}>${story.summary}</p>`)}
    </div>
    ${!story.retracted && pictureOf(story)}
    ${others.length > 0 && othersOf(story, others, each)}
    <div class="story-foot">${topicsOf(story)}${actionsOf(story)}</div>
  </article></div></div>`;
}

/** Places for what the live page lets readers do. */
function actionsOf({ comments }: StoryCard): Markup {
  return markup`<div class="story-actions">
    ${comments > 0 && markup`<span class="story-comments">${pageTexts.comments(comments)}</span>`}
    <span class="story-action"></span><span class="story-action"></span>
  </div>`;
}

function pictureOf({ imageUrl }: StoryCard): Markup | null {
  if (!imageUrl?.startsWith('https://')) return null;
  return markup`<div class="picture"><img src="${imageUrl}" alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer"></div>`;
}

function othersOf(story: StoryCard, others: readonly StoryCard[], each: EachItem): Markup {
  const publishers = new Set([story, ...others].map((card) => card.publisher.id)).size;
  const said = Math.max(publishers, ...[story, ...others].map((card) => card.storyline.publishers));
  const rest = others.length - OTHERS_SHOWN;
  return markup`<div class="others">
    <p class="others-count">${pageTexts.publishers(said)}</p>
    <ul>${each(others.slice(0, OTHERS_SHOWN), otherOf)}</ul>
    <p class="others-foot">${rest > 0 && markup`<a href="${storyPath(story)}">${pageTexts.fullCoverage(rest)}</a>`}<span class="link-button soon" aria-hidden="true">${pageTexts.whyTogether}</span></p>
  </div>`;
}

function otherOf(other: StoryCard): Markup {
  const language = other.language && markup` lang="${other.language}"`;
  return markup`<li><a href="${storyPath(other)}" dir="auto"${language}>${other.headline}</a> <span>${other.publisher.name}</span></li>`;
}
