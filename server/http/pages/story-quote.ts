import { cutAtWord } from '../../../shared/domain/cut-text.ts';
import type { StoryCard } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import type { OEmbed } from '../reference/oembed-answer.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';
import { crossed, timeOf } from './story-parts.ts';

const WIDTH = 550;
const HEIGHT = 240;
/** A narrower quote would be cut off, so the answer is then only a link. */
const LEAST_WIDTH = 220;
const SUMMARY_MAX = 240;
const CACHE_SECONDS = 300;

/** A story for oEmbed: a quote without scripts or styles, or only a link where the quote would not fit. */
export function describeStory(
  story: StoryCard,
  base: string,
  {
    say,
    maxwidth = WIDTH,
    maxheight = HEIGHT,
  }: { say: PageTexts; maxwidth?: number | undefined; maxheight?: number | undefined },
): OEmbed {
  const about = {
    version: '1.0',
    title: story.retracted ? `${say.texts.retracted}: ${story.headline}` : story.headline,
    author_name: story.publisher.name,
    provider_name: say.site.name,
    provider_url: `${base}/`,
    cache_age: CACHE_SECONDS,
  } as const;
  if (maxwidth < LEAST_WIDTH || maxheight < HEIGHT) return { ...about, type: 'link' };
  const html = String(quoteOf(story, base + storyPath(story), say));
  return { ...about, type: 'rich', html, width: Math.min(WIDTH, maxwidth), height: HEIGHT };
}

function quoteOf(story: StoryCard, url: string, say: PageTexts): Markup {
  const { retracted } = story;
  return markup`<blockquote class="newswire-story" cite="${url}" lang="${story.language ?? 'en'}"><p dir="auto"><a href="${url}" rel="noopener">${crossed(story, story.headline)}</a></p>${
    retracted && markup`<p dir="auto"><strong>${say.texts.retracted}</strong> ${retracted.reason}</p>`
  }${
    !retracted && story.summary && markup`<p dir="auto">${cutAtWord(story.summary, SUMMARY_MAX)}</p>`
  }<footer>${story.publisher.name}, ${timeOf(story.publishedAt, say)}</footer></blockquote>`;
}
