import { TRENDING_ADDRESS } from '../../../shared/contract/first-answers.ts';
import type { StoriesPage } from '../../../shared/contract/http-shapes.ts';
import { isLongHeadline } from '../../../shared/domain/long-headline.ts';
import type { StoryCard, TopicRef } from '../../../shared/domain/story.ts';
import { storyPath, topicPath } from '../../../shared/domain/story-address.ts';
import { tellingTopics } from '../../../shared/domain/telling-topics.ts';
import type { EachItem } from '../answers/each-item.ts';
import { type Board, boardPage } from './board-page.ts';
import { type Markup, markup } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import { firstAnswers } from './page-template.ts';
import { descriptionOf, type PageTexts } from './page-texts.ts';
import { feedLinks, shareHead } from './share-head.ts';
import { siteJsonLd } from './site-json-ld.ts';
import { headlineOf, marksOf, retractionOf, timeOf, topicsOf } from './story-parts.ts';

export interface StoryList extends StoriesPage {
  /** The `before` of this page; undefined on the first one. */
  before: number | undefined;
  /** The filter of the URL, as feeds take it, without paging. */
  filter: URLSearchParams;
  /** The topic, on a topic's page. */
  topic?: TopicRef;
  /** The path of its pages; `/` for the front page and the topic's for a topic. */
  path?: string;
  /** The API address where the live page would request the same list. */
  address: string;
  /** Renders stories one by one. */
  each: EachItem;
  say: PageTexts;
}

/** The dashboard of a first visit, with all the data that the live page requests at its start. */
export function dashboardPage(list: StoryList, bar: Pick<Board, 'trending' | 'running'>, base: string): PlainPage {
  const empty = list.stories.length === 0 ? emptyOf(list) : null;
  const answers = { [list.address]: answerOf(list), [TRENDING_ADDRESS]: { topics: bar.trending } };
  return {
    ...headOf(list, base),
    body: boardPage({ stories: list.stories, ...bar, each: list.each, say: list.say, foot: pagesOf(list), empty }),
    data: firstAnswers(answers),
    serves: 'board',
  };
}

/** The stories as a plain list of links. */
export function listPage(list: StoryList, base: string): PlainPage {
  return {
    ...headOf(list, base),
    body: bodyOf(list),
    ...(list.before === undefined && { data: firstAnswers({ [list.address]: answerOf(list) }) }),
  };
}

function headOf(list: StoryList, base: string): Pick<PlainPage, 'title' | 'description' | 'head' | 'say'> {
  const { topic, say } = list;
  const description = topic ? say.served.topicDescription(topic.label) : descriptionOf(say);
  const title = topic?.label ?? say.site.name;
  const feedFilter = topic ? new URLSearchParams({ any: topic.slug }) : list.filter;
  return {
    say,
    title: topic ? `${topic.label} – ${say.site.name}` : say.site.name,
    description,
    head: [
      shareHead({ say, type: 'website', title, description, url: base + addressOf(list, list.before) }),
      feedLinks(base, queryOf(feedFilter), title),
      !topic && list.before === undefined && list.filter.size === 0 ? siteJsonLd(say, base) : markup``,
    ],
  };
}

/** The list as the API answers it. */
export function answerOf({ stories, position, next }: StoryList): StoriesPage {
  return { stories, position, next };
}

function bodyOf(list: StoryList): Markup {
  const { say } = list;
  return markup`
    <header class="masthead"><${list.topic ? BRAND : HEADING} class="masthead-name"><a href="/">${say.site.name}</a></${list.topic ? BRAND : HEADING}>${searchForm(list.filter.get('q'), say)}</header>
    <div class="columns"><main id="main">
      ${list.topic && markup`<h1 class="sheet-headline">${list.topic.label}</h1>`}
      ${storiesOf(list)}
    </main></div>`;
}

/** A search without scripts is an ordinary form. */
function searchForm(q: string | null, say: PageTexts): Markup {
  return markup`<search><form class="search" action="/"><input type="search" name="q" value="${q ?? ''}" placeholder="${say.texts.search}" aria-label="${say.texts.search}" maxlength="1000" autocomplete="off"></form></search>`;
}

/** The stories as a list of links, with links to the pages before and after. */
export function storiesOf(list: StoryList): Markup {
  return markup`${list.stories.length === 0 && emptyOf(list)}
      <ol class="stories" aria-label="${list.say.served.latest}">${list.each(list.stories, (story) => itemOf(story, list.say))}</ol>
      ${pagesOf(list)}`;
}

const HEADING = markup`h1`;
const BRAND = markup`p`;

function itemOf(story: StoryCard, say: PageTexts): Markup {
  return markup`<li class="slot"><article class="story priority-${story.priority}${story.retracted && ' is-retracted'}">
    <div class="story-line">${marksOf(story, say)}<p class="story-when">${timeOf(story.releasedAt, say)}</p></div>
    <div class="story-text" lang="${story.language ?? 'en'}">
      <h2 class="headline${isLongHeadline(story.headline) && ' is-long'}" dir="auto"><a href="${storyPath(story)}">${headlineOf(story)}</a></h2>
      ${retractionOf(story, say) ?? (story.summary && markup`<p class="summary" dir="auto">${story.summary}</p>`)}
      ${topicsOf(tellingTopics(story.topics), say)}
    </div>
  </article></li>`;
}

function emptyOf({ before, say }: StoryList): Markup {
  return markup`<p class="notice">${before === undefined ? say.served.noStories : say.served.noOlder}</p>`;
}

function pagesOf(list: StoryList): Markup {
  const { say } = list;
  const older = list.next === null ? undefined : addressOf(list, Number(list.next));
  return markup`<nav class="foot">
    ${list.before !== undefined && markup`<a class="button" href="${addressOf(list, undefined)}">${say.served.latest}</a>`}
    ${older && markup`<a class="button" rel="next" href="${older}">${say.served.older}</a>`}
    <a class="foot-live" href="/live">${say.live.all}</a>
  </nav>`;
}

/** The path and query of a page of the list. */
export function addressOf({ topic, filter, path }: StoryList, before: number | undefined): string {
  const query = new URLSearchParams(filter);
  if (before !== undefined) query.set('before', String(before));
  return (path ?? (topic ? topicPath(topic.slug) : '/')) + queryOf(query);
}

function queryOf(query: URLSearchParams): string {
  return query.size === 0 ? '' : `?${query}`;
}
