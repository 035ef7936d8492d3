import { readCard } from '../../../shared/domain/card-reports.ts';
import { independentOf } from '../../../shared/domain/independent-publishers.ts';
import { otherLanguage } from '../../../shared/domain/language-name.ts';
import { isLongHeadline } from '../../../shared/domain/long-headline.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import type { ReportLine, StoryCard } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { tellingTopics } from '../../../shared/domain/telling-topics.ts';
import type { EachItem } from '../answers/each-item.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';
import { cardPicture } from './story-media.ts';
import { headlineOf, marksOf, publisherMark, retractionOf, timeOf, topicsOf } from './story-parts.ts';

const REPORTS_SHOWN = 4;
const MARKS_SHOWN = 5;

/** A story as the live page shows it in a column, with the same height but without what needs scripts. */
export function boardCard(story: StoryCard, others: readonly StoryCard[], each: EachItem, say: PageTexts): Markup {
  const language = story.language && markup` lang="${story.language}"`;
  return markup`<div class="row"><div class="slot"><article class="story priority-${story.priority}${story.retracted && ' is-retracted'}">
    <div class="story-line">${marksOf(story, say)}<p class="story-when">${timeOf(story.releasedAt, say)}</p></div>
    <div class="story-text">
      <h3 class="headline${isLongHeadline(story.headline) && markup` is-long`}" dir="auto"${language}><a href="${storyPath(story)}">${headlineOf(story)}</a></h3>
      ${retractionOf(story, say) ?? (story.summary && markup`<p class="summary" dir="auto"${language}>${story.summary}</p>`)}
    </div>
    ${!story.retracted && cardPicture(story)}
    ${(others.length > 0 || story.storyline.publishers > 1) && othersOf(story, others, each, say)}
    <div class="story-foot">${topicsOf(tellingTopics(story.topics), say)}${actionsOf(story, say)}</div>
  </article></div></div>`;
}

/** Placeholders for the live page's buttons. */
function actionsOf({ comments }: StoryCard, say: PageTexts): Markup {
  return markup`<div class="story-actions">
    ${comments > 0 && markup`<span class="story-comments">${say.story.commentCount(comments)}</span>`}
    <span class="story-action"></span><span class="story-action"></span>
  </div>`;
}

function othersOf(story: StoryCard, others: readonly StoryCard[], each: EachItem, say: PageTexts): Markup {
  const { publishers, stories, independent, reports, versions } = readCard(story, others);
  const marks = [story, ...reports].slice(0, MARKS_SHOWN).map(({ publisher }) => publisherMark(publisher));
  return markup`<div class="others">
    ${publishers > 1 && markup`<p class="cover"><a class="cover-link" href="${storyPath(story)}#coverage">${reports.length > 0 && markup`<span class="cover-marks">${marks}</span>`}<span class="cover-counts">${say.texts.coverage(stories, publishers, independentOf({ publishers, independent }))}</span></a><span class="cover-why soon" aria-hidden="true">?</span></p>`}
    ${versions[0] && versionOf(story, versions[0], versions.length - 1, say)}
    ${reports.length > 0 && markup`<ul>${each(reports.slice(0, REPORTS_SHOWN), (report) => reportOf(story, report, say))}</ul>`}
  </div>`;
}

function versionOf(story: StoryCard, version: StoryCard, more: number, say: PageTexts): Markup {
  const language = version.language && markup` lang="${version.language}"`;
  const label = version.seq > story.seq ? say.texts.update : say.texts.earlierVersion;
  return markup`<p class="others-version"><span>${label}</span> <a href="${storyPath(version)}" dir="auto"${language}>${version.headline}</a>${more > 0 && markup` <span>${say.texts.moreVersions(more)}</span>`}</p>`;
}

function reportOf(story: StoryCard, report: ReportLine, say: PageTexts): Markup {
  const language = report.language && markup` lang="${report.language}"`;
  const named = otherLanguage(report, story, say.language);
  return markup`<li class="other"><a href="${storyPath(report)}" dir="auto"${language}>${report.headline}</a><a class="other-who" href="${publisherPath(report.publisher)}">${report.publisher.name}</a>${named !== undefined && markup`<span class="other-language">${say.texts.inLanguage(named)}</span>`}</li>`;
}
