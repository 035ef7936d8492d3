import type { StoryCard } from '../../../shared/domain/story.ts';
import { topicPath } from '../../../shared/domain/story-address.ts';
import { foldAlong } from '../../../shared/domain/storyline-rows.ts';
import type { TrendingTopic } from '../../../shared/wire/http-shapes.ts';
import type { EachItem } from '../each-item.ts';
import { boardCard } from './board-card.ts';
import { type Markup, markup } from './markup.ts';
import { pageTexts } from './page-texts.ts';

const TREND_WORDS = 12;
const TREND_SIZES = 5;

export interface Board {
  stories: StoryCard[];
  trending: TrendingTopic[];
  /** What stands below the last story. */
  foot: Markup;
  /** What stands in the place of stories when there are none; null when there are. */
  empty: Markup | null;
  /** Draws stories and topics one by one. */
  each: EachItem;
}

/**
 * The dashboard of a first visit, before any script has run: the live page's own markup, so that nothing moves when it
 * takes over. What only works there keeps its place, and is not shown.
 */
export function boardPage({ stories, trending, foot, empty, each }: Board): Markup {
  return markup`
    <header class="top">
      <h1 class="top-name"><a href="/">${pageTexts.name}</a></h1>
      <p class="top-day"></p>
      <search><form class="search" action="/"><input type="search" name="q" placeholder="${pageTexts.search}" aria-label="${pageTexts.search}" maxlength="1000" autocomplete="off"></form></search>
      <div class="ways soon" aria-hidden="true">${pageTexts.ways.map((way) => markup`<span class="way">${way}</span>`)}</div>
      <span class="icon-button top-more soon" aria-hidden="true">☰</span>
      <p class="connection soon" data-state="connecting" aria-hidden="true"><span class="connection-dot"></span>${pageTexts.connecting}</p>
    </header>
    ${trendingBar(trending.slice(0, TREND_WORDS), each)}
    <main id="main" class="board board-dashboard is-served">
      <div class="board-columns">
        ${column(pageTexts.everything, 1, empty ?? markup`<div class="rows">${rowsOf(stories, each)}</div>${foot}`)}
        ${column(pageTexts.top, 2)}
      </div>
    </main>`;
}

function column(title: string, no: number, stories?: Markup): Markup {
  return markup`<section class="column" aria-label="${title}"${!stories && HIDDEN}>
    <header class="column-head">
      <h2 class="column-title">${title}</h2><span class="column-no">${no} / 2</span><span class="icon-button soon" aria-hidden="true">⋯</span>
    </header>
    <div class="column-body"><div class="column-scroll">${stories}</div></div>
  </section>`;
}

/** Until its stories come there is nothing in it to hear of. */
const HIDDEN = markup` aria-hidden="true"`;

/** One card for a storyline, as in the live page. */
function rowsOf(stories: StoryCard[], each: EachItem): Markup[] {
  const cards = new Map(stories.map((story) => [story.id, story]));
  const rowOf = foldAlong({ cards, merged: new Map(), rowOf: new Map() }, [...cards.keys()], new Map());
  const heads = stories.filter((story) => !rowOf.has(story.id));
  return each(heads, (story) => {
    const others = stories.filter((other) => rowOf.get(other.id) === story.id);
    return boardCard(story, others, each);
  });
}

function trendingBar(topics: TrendingTopic[], each: EachItem): Markup {
  const highest = Math.max(1, ...topics.map(({ score }) => score));
  const word = ({ slug, label, score }: TrendingTopic): Markup => {
    const size = Math.max(1, Math.ceil((score / highest) * TREND_SIZES));
    return markup`<li class="trend"><a class="trend-word trend-${size}" href="${topicPath(slug)}">${label}</a></li>`;
  };
  return markup`<nav class="trending" aria-label="${pageTexts.trending}">
    ${topics.length === 0 && markup`<p class="trending-none">${pageTexts.trendingNone}</p>`}
    <ul>${each(topics, word)}</ul>
  </nav>`;
}
