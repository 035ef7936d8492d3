import { storyAddress } from '../../../shared/contract/first-answers.ts';
import { type Picture, pictureInWidth } from '../../../shared/domain/picture.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import type { Story } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { type Markup, markup, trusted } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import { firstAnswers } from './page-template.ts';
import { pageTexts } from './page-texts.ts';
import { feedLinks, oEmbedLink, shareHead } from './share-head.ts';
import { storyJsonLd } from './story-json-ld.ts';
import { leadOf, mediaOf } from './story-media.ts';
import { crossed, marksOf, retractionOf, timeOf, topicsOf } from './story-parts.ts';

/** A story as a plain page. A retracted story is marked and excluded from search engines. */
export function storyPage(story: Story, base: string): PlainPage {
  const url = base + storyPath(story);
  const description = descriptionOf(story);
  const shared = shareHead({
    type: 'article',
    title: story.headline,
    description,
    url,
    image: story.retracted || !story.image ? null : absolute(story.image, base),
  });
  return {
    title: pageTexts.titled(story.headline),
    description,
    head: [
      shared,
      story.retracted ? NOT_INDEXED : articleHead(story, url, base),
      oEmbedLink(base, url, story.headline),
      feedLinks(base, '', pageTexts.name),
    ],
    body: bodyOf(story),
    data: firstAnswers({ [storyAddress(story.id)]: story }),
  };
}

const NOT_INDEXED = markup`<meta name="robots" content="noindex">`;

function descriptionOf(story: Story): string {
  if (story.retracted) return pageTexts.retractedBy(story.publisher.name);
  return story.summary ?? `${story.publisher.name}, ${story.publishedAt.slice(0, 10)}`;
}

/** The picture's address for who has only the page's markup, in a width that fills a preview. */
function absolute({ url }: Picture, base: string): string {
  return new URL(pictureInWidth(url, 1_440), `${base}/`).href;
}

function articleHead(story: Story, url: string, base: string): Markup {
  return markup`
    <meta property="article:published_time" content="${story.publishedAt}">
    ${story.correctedAt && markup`<meta property="article:modified_time" content="${story.correctedAt}">`}
    ${story.section && markup`<meta property="article:section" content="${pageTexts.section[story.section]}">`}
    ${story.topics.map((topic) => markup`<meta property="article:tag" content="${topic.label}">`)}
    ${storyJsonLd(story, { base, url, image: story.image && absolute(story.image, base) })}`;
}

function bodyOf(story: Story): Markup {
  const { storyline } = story;
  const language = story.language && markup` lang="${story.language}"`;
  return markup`
    <header class="bar"><div class="bar-inside">
      <a class="back" href="/"><span aria-hidden="true">← </span>${pageTexts.back}</a><a class="bar-name" href="/">${pageTexts.name}</a>
      <p class="connection soon" data-state="connecting" aria-hidden="true"><span class="connection-dot"></span>${pageTexts.connecting}</p>
    </div></header>
    <main id="main" class="story-main"><div class="story-layout"><article class="sheet">
      <header class="sheet-head priority-${story.priority}${story.retracted && ' is-retracted'}">
        ${marksOf(story)}
        <h1 class="sheet-headline" dir="auto"${language}>${crossed(story, story.headline)}</h1>
        ${retractionOf(story)}
        ${story.summary && !story.retracted && markup`<p class="standfirst" dir="auto"${language}>${story.summary}</p>`}
        ${bylineOf(story)}
        ${story.revision > 1 && markup`<p class="changes-place"></p>`}
        ${!story.retracted && leadOf(story)}
      </header>
      ${!story.retracted && mediaOf(story)}
      <div class="body${story.retracted && ' is-retracted'}" dir="auto"${language}>${trusted(story.pageHtml ?? story.bodyHtml)}</div>
      <footer class="sheet-foot">
        ${topicsOf(story.topics)}
        ${originalOf(story)}
        ${storyline.stories > 1 && markup`<p>${pageTexts.coverage(storyline.stories, storyline.publishers, storyline.independent)}</p>`}
      </footer>
    </article></div></main>`;
}

function bylineOf(story: Story): Markup {
  const isCorrected = story.correctedAt !== null && !story.retracted;
  return markup`<div class="byline">
    <p class="byline-who">${story.byline && markup`<strong dir="auto">${pageTexts.by(story.byline)}</strong>`} <a href="${publisherPath(story.publisher)}">${story.publisher.name}</a></p>
    <p class="byline-when">
      <span>${pageTexts.published} ${timeOf(story.publishedAt)}</span>
      <span>${pageTexts.released} ${timeOf(story.releasedAt)}</span>
      ${isCorrected && markup`<span>${pageTexts.corrected} ${timeOf(story.correctedAt ?? '')}</span>`}
    </p>
    <p class="pulse">${pageTexts.comments(story.comments)}</p>
  </div>`;
}

function originalOf(story: Story): Markup | null {
  if (!story.url?.startsWith('http')) return null;
  return markup`<p><a class="button" href="${story.url}" rel="noopener noreferrer nofollow">${pageTexts.original(story.publisher.name)}</a></p>`;
}
