import type { RunningCoverage } from '../../../shared/contract/coverage-shapes.ts';
import type { TrendingTopic } from '../../../shared/contract/trending-shapes.ts';
import { coveragePath } from '../../../shared/domain/coverage-address.ts';
import type { StoryCard } from '../../../shared/domain/story.ts';
import { topicPath } from '../../../shared/domain/story-address.ts';
import { foldAlong, NO_ANCHORS } from '../../../shared/domain/storyline-rows.ts';
import type { EachItem } from '../answers/each-item.ts';
import { boardCard } from './board-card.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';

const TREND_WORDS = 12;
const TREND_SIZES = 5;

export interface Board {
  stories: StoryCard[];
  trending: TrendingTopic[];
  /** The live coverages that run. */
  running: RunningCoverage[];
  /** Shown below the last story. */
  foot: Markup;
  /** Shown instead of stories when there are none; otherwise null. */
  empty: Markup | null;
  /** Renders stories and topics one by one. */
  each: EachItem;
  say: PageTexts;
}

/**
 * The dashboard of a first visit, before any script has run. It uses the live page's own markup, so that nothing moves
 * when the live page takes over. Controls that need scripts take their space but are hidden.
 */
export function boardPage({ stories, trending, running, foot, empty, each, say }: Board): Markup {
  return markup`
    <header class="top">
      <h1 class="top-name"><a href="/">${say.site.name}</a></h1>
      <p class="top-day"></p>
      <search><form class="search" action="/"><input type="search" name="q" placeholder="${say.texts.search}" aria-label="${say.texts.search}" maxlength="1000" autocomplete="off"></form></search>
      <div class="nav-links soon" aria-hidden="true"><span class="nav-link nav-live">${say.texts.live}</span>${navLinks(say).map((link) => markup`<span class="nav-link">${link}</span>`)}</div>
      <span class="icon-button top-more soon" aria-hidden="true">☰</span>
      <p class="connection soon" data-state="connecting" aria-hidden="true"><span class="connection-dot"></span>${say.texts.connection.connecting}</p>
    </header>
    ${trendingBar(trending.slice(0, TREND_WORDS), running, each, say)}
    <main id="main" class="board board-dashboard is-served">
      <div class="board-columns">
        ${column(say.texts.everything, 1, empty ?? markup`<div class="rows">${rowsOf(stories, each, say)}</div>${foot}`)}
        ${column(say.texts.top, 2)}
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

/** A column without stories has nothing for screen readers yet. */
const HIDDEN = markup` aria-hidden="true"`;

/** One card per storyline, as in the live page. */
function rowsOf(stories: StoryCard[], each: EachItem, say: PageTexts): Markup[] {
  const cards = new Map(stories.map((story) => [story.id, story]));
  const rowOf = foldAlong({ cards, merged: new Map(), rowOf: new Map() }, [...cards.keys()], NO_ANCHORS);
  const heads = stories.filter((story) => !rowOf.has(story.id));
  return each(heads, (story) => {
    const others = stories.filter((other) => rowOf.get(other.id) === story.id);
    return boardCard(story, others, each, say);
  });
}

function trendingBar(topics: TrendingTopic[], running: RunningCoverage[], each: EachItem, say: PageTexts): Markup {
  const highest = Math.max(1, ...topics.map(({ score }) => score));
  const word = ({ slug, label, score }: TrendingTopic): Markup => {
    const size = Math.max(1, Math.ceil((score / highest) * TREND_SIZES));
    return markup`<li class="trend"><a class="trend-word trend-${size}" href="${topicPath(slug)}">${label}</a></li>`;
  };
  const [live] = running;
  return markup`<nav class="trending" aria-label="${say.texts.trendingLabel}">
    ${live && markup`<div class="live-links without-scripts"><a class="live-link" href="${coveragePath(live)}"><strong>${say.live.badge}</strong> <span dir="auto">${live.title}</span></a></div>`}
    ${topics.length === 0 && markup`<p class="trending-none">${say.texts.trendingNone}</p>`}
    <ul>${each(topics, word)}</ul>
  </nav>`;
}

/** The links of the live page's bar, after the one to live coverages. */
function navLinks({ texts, board }: PageTexts): string[] {
  return [texts.saved, texts.addColumn, board.rewind, texts.mutes, texts.display, texts.help];
}
