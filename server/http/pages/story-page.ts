import { furtherAddress, storyAddress } from '../../../shared/contract/first-answers.ts';
import type { StoriesPage } from '../../../shared/contract/http-shapes.ts';
import { bylineText } from '../../../shared/domain/byline-text.ts';
import { wasCorrected } from '../../../shared/domain/corrections.ts';
import { coveragePath } from '../../../shared/domain/coverage-address.ts';
import { hostOf } from '../../../shared/domain/host-of.ts';
import { independentOf } from '../../../shared/domain/independent-publishers.ts';
import { isLongHeadline } from '../../../shared/domain/long-headline.ts';
import { pageBody } from '../../../shared/domain/page-body.ts';
import { type Picture, pictureInWidth } from '../../../shared/domain/picture.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import { repeatsBeginning } from '../../../shared/domain/repeated-summary.ts';
import type { Story, StoryCard } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { tellingTopics } from '../../../shared/domain/telling-topics.ts';
import type { EachItem } from '../answers/each-item.ts';
import { type Markup, markup, trusted } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import { firstAnswers } from './page-template.ts';
import type { PageTexts } from './page-texts.ts';
import { feedLinks, oEmbedLink, shareHead } from './share-head.ts';
import { storyJsonLd } from './story-json-ld.ts';
import { leadOf, mediaOf } from './story-media.ts';
import { notesOf, rightsOf } from './story-notes.ts';
import { headlineOf, marksOf, publisherMark, retractionOf, timeOf, topicsOf } from './story-parts.ts';

/** Further stories of a story's topics, rendered one by one. */
export interface Further {
  stories: readonly StoryCard[];
  each: EachItem;
  say: PageTexts;
}

/**
 * A story as a plain page, with further stories of its topics. A retracted story is marked and excluded from search
 * engines.
 */
export function storyPage(story: Story, further: Further, base: string): PlainPage {
  const { say } = further;
  const url = base + storyPath(story);
  const description = descriptionOf(story, say);
  const shared = shareHead({
    say,
    type: 'article',
    title: story.headline,
    description,
    url,
    image: story.retracted || !story.image ? null : absolute(story.image, base),
  });
  return {
    say,
    title: `${story.headline} – ${say.site.name}`,
    description,
    head: [
      shared,
      story.retracted ? NOT_INDEXED : articleHead(story, { url, base, say }),
      oEmbedLink(base, url, story.headline),
      feedLinks(base, '', say.site.name),
    ],
    body: bodyOf(story, further, url),
    data: firstAnswers({ [storyAddress(story.id)]: story, ...furtherAnswer(story, further.stories) }),
  };
}

/** Only what the page shows, at the address where the live page would ask for more. */
function furtherAnswer(story: Story, stories: readonly StoryCard[]): Record<string, Pick<StoriesPage, 'stories'>> {
  const address = furtherAddress(story);
  return address === undefined ? {} : { [address]: { stories: [...stories] } };
}

const NOT_INDEXED = markup`<meta name="robots" content="noindex">`;

function descriptionOf(story: Story, say: PageTexts): string {
  if (story.retracted) return say.texts.retractedBy(story.publisher.name);
  return story.summary ?? `${story.publisher.name}, ${story.publishedAt.slice(0, 10)}`;
}

/** The picture's address for who has only the page's markup, in a width that fills a preview. */
function absolute({ url }: Picture, base: string): string {
  return new URL(pictureInWidth(url, 1_440), `${base}/`).href;
}

function articleHead(story: Story, { url, base, say }: { url: string; base: string; say: PageTexts }): Markup {
  return markup`
    <meta property="article:published_time" content="${story.publishedAt}">
    ${story.correctedAt && markup`<meta property="article:modified_time" content="${story.correctedAt}">`}
    ${story.section && markup`<meta property="article:section" content="${say.sectionName(story.section)}">`}
    ${story.topics.map((topic) => markup`<meta property="article:tag" content="${topic.label}">`)}
    ${storyJsonLd(story, { say, base, url, image: story.image && absolute(story.image, base) })}`;
}

function bodyOf(story: Story, further: Further, url: string): Markup {
  const { say } = further;
  const language = story.language && markup` lang="${story.language}"`;
  const isLong = isLongHeadline(story.headline);
  return markup`
    <header class="bar"><div class="bar-inside">
      <a class="back" href="/"><span class="arrow" aria-hidden="true">←</span> ${say.texts.back}</a><a class="bar-name" href="/">${say.site.name}</a>
      <p class="connection soon" data-state="connecting" aria-hidden="true"><span class="connection-dot"></span>${say.texts.connection.connecting}</p>
    </div></header>
    <main id="main" class="story-main is-served"><div class="story-layout${hasCoverage(story) && ' has-coverage'}"><article class="sheet">
      <header class="sheet-head priority-${story.priority}${story.retracted && ' is-retracted'}">
        ${marksOf(story, say)}
        ${liveOf(story, say)}
        <h1 class="sheet-headline${isLong && ' is-long'}" dir="auto"${language}>${headlineOf(story)}</h1>
        ${retractionOf(story, say)}
        ${standfirstOf(story)}
        ${bylineOf(story, say)}
        <div class="tools soon"></div>
        ${wasCorrected(story) && markup`<p class="changes-place soon"></p>`}
        ${!story.retracted && leadOf(story, say)}
      </header>
      ${!story.retracted && mediaOf(story, say)}
      ${!story.retracted && notesOf(story, say)}
      <div class="body${story.retracted && ' is-retracted'}" dir="auto"${language}>${trusted(pageBody(story.pageHtml ?? story.bodyHtml, say.story))}</div>
      ${footOf(story, url, say)}
    </article><div class="neighbours soon"></div>${furtherOf(story, further)}</div></main>`;
}

/** The way to the live coverage that links to the story. */
function liveOf({ live }: Story, say: PageTexts): Markup | null {
  if (!live) return null;
  const language = live.language && markup` lang="${live.language}"`;
  return markup`<p class="story-live"><a class="live-link" href="${coveragePath(live)}"${language}><strong>${say.live.badge}</strong> <span dir="auto">${live.title}</span></a></p>`;
}

/** As in the live page: a story with other reports or copies leaves room beside it. */
function hasCoverage({ storyline, copyOf, alsoIn, publisher }: Story): boolean {
  return storyline.stories > 1 || [copyOf, ...alsoIn].some((copy) => copy && copy.publisher.id !== publisher.id);
}

/** A summary that was made from the body's beginning says nothing new above it. */
function standfirstOf({ summary, retracted, language, bodyHtml, pageHtml = bodyHtml }: Story): Markup | null {
  if (!summary || retracted || repeatsBeginning(summary, pageHtml)) return null;
  return markup`<p class="standfirst" dir="auto"${language && markup` lang="${language}"`}>${summary}</p>`;
}

function whoOf({ byline, placeline }: Story, say: PageTexts): Markup | null {
  if (!byline && !placeline) return null;
  const who = byline && markup`<strong dir="auto">${bylineText(byline, say.story.by)}</strong>`;
  return markup`<p class="byline-who">${who}${placeline && markup`<span dir="auto">${placeline}</span>`}</p>`;
}

function bylineOf(story: Story, say: PageTexts): Markup {
  const isCorrected = story.correctedAt !== null && !story.retracted;
  return markup`<div class="byline">
    ${whoOf(story, say)}
    <p class="byline-when">
      <span>${say.story.published} ${timeOf(story.publishedAt, say)}</span>
      <span>${say.story.released} ${timeOf(story.releasedAt, say)}</span>
      ${isCorrected && markup`<span>${say.texts.corrected} ${timeOf(story.correctedAt ?? '', say)}</span>`}
    </p>
    <p class="pulse">${say.story.commentCount(story.comments)}</p>
  </div>`;
}

function footOf({ topics, storyline, url, provenance, ...rights }: Story, address: string, say: PageTexts): Markup {
  const credit =
    provenance &&
    markup`<p class="provenance"><a href="${provenance.url}" rel="noopener noreferrer nofollow">${say.story.firstPublished(provenance.publisher, hostOf(provenance.url))}</a></p>`;
  const original =
    url?.startsWith('http') &&
    markup`<p><a class="button" href="${url}" rel="noopener noreferrer nofollow">${say.story.readOriginal(hostOf(url))}</a></p>`;
  const { stories, publishers, independent } = storyline;
  return markup`<footer class="sheet-foot">
    ${topicsOf(topics, say)}
    ${original}
    ${credit}
    ${stories > 1 && markup`<p>${say.story.coverageSources(stories, publishers, independentOf({ publishers, independent }))}</p>`}
    ${rightsOf(rights, say)}
    <p class="printed-address">${address}</p>
  </footer>`;
}

/** Further stories of the story's telling topics. */
function furtherOf(story: Story, { stories, each, say }: Further): Markup | null {
  if (stories.length === 0) return null;
  const topics = tellingTopics(story.topics).map(({ label }) => label);
  const items = each([...stories], (other) => {
    const language = other.language && markup` lang="${other.language}"`;
    return markup`<li>
      <p class="further-headline" dir="auto"${language}><a href="${storyPath(other)}">${headlineOf(other)}</a></p>
      <p class="report-marks">${publisherMark(other.publisher)} <a class="mark-publisher" href="${publisherPath(other.publisher)}" dir="auto">${other.publisher.name}</a> ${timeOf(other.releasedAt, say)}</p>
    </li>`;
  });
  return markup`<section class="further" aria-labelledby="further-title">
    <h2 id="further-title" class="side-title" dir="auto">${say.story.further(topics)}</h2>
    <ul>${items}</ul>
  </section>`;
}
