import type { Story } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { storyAddress } from '../../../shared/wire/first-answers.ts';
import { firstAnswers } from './first-answers.ts';
import { type Markup, markup, trusted } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import { pageTexts } from './page-texts.ts';
import { feedLinks, oEmbedLink, shareHead } from './share-head.ts';
import { storyJsonLd } from './story-json-ld.ts';
import { crossed, marksOf, retractionOf, timeOf, topicsOf } from './story-parts.ts';

/** A story as plain reading. A withdrawn one says so and asks search engines to forget it. */
export function storyPage(story: Story, base: string): PlainPage {
  const url = base + storyPath(story);
  const description = descriptionOf(story);
  const shared = shareHead({
    type: 'article',
    title: story.headline,
    description,
    url,
    image: story.retracted ? null : story.imageUrl,
  });
  return {
    title: pageTexts.titled(story.headline),
    description,
    head: [
      shared,
      story.retracted ? NOT_INDEXED : articleHead(story, url),
      oEmbedLink(base, url, story.headline),
      feedLinks(base, '', pageTexts.name),
    ],
    body: bodyOf(story),
    data: firstAnswers({ [storyAddress(story.id)]: story }),
  };
}

const NOT_INDEXED = markup`<meta name="robots" content="noindex">`;

function descriptionOf(story: Story): string {
  if (story.retracted) return pageTexts.withdrawnBy(story.publisher.name);
  return story.summary ?? `${story.publisher.name}, ${story.publishedAt.slice(0, 10)}`;
}

function articleHead(story: Story, url: string): Markup {
  return markup`
    <meta property="article:published_time" content="${story.publishedAt}">
    ${story.correctedAt && markup`<meta property="article:modified_time" content="${story.correctedAt}">`}
    ${story.section && markup`<meta property="article:section" content="${pageTexts.section[story.section]}">`}
    ${story.topics.map((topic) => markup`<meta property="article:tag" content="${topic.label}">`)}
    ${storyJsonLd(story, url)}`;
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
        ${!story.retracted && pictureOf(story)}
      </header>
      <div class="body${story.retracted && ' is-retracted'}" dir="auto"${language}>${trusted(story.bodyHtml)}</div>
      <footer class="sheet-foot">
        ${topicsOf(story)}
        ${originalOf(story)}
        ${storyline.stories > 1 && markup`<p>${pageTexts.coverage(storyline.stories, storyline.publishers)}</p>`}
      </footer>
    </article></div></main>`;
}

function bylineOf(story: Story): Markup {
  const isCorrected = story.correctedAt !== null && !story.retracted;
  return markup`<div class="byline">
    <p class="byline-who">${story.byline && markup`<strong dir="auto">${pageTexts.by(story.byline)}</strong>`} ${story.publisher.name}</p>
    <p class="byline-when">
      <span>${pageTexts.published} ${timeOf(story.publishedAt)}</span>
      <span>${pageTexts.released} ${timeOf(story.releasedAt)}</span>
      ${isCorrected && markup`<span>${pageTexts.corrected} ${timeOf(story.correctedAt ?? '')}</span>`}
    </p>
    <p class="pulse">${pageTexts.comments(story.comments)}</p>
  </div>`;
}

function pictureOf(story: Story): Markup | null {
  if (!story.imageUrl?.startsWith('https:')) return null;
  return markup`<div class="picture picture-lead"><img src="${story.imageUrl}" alt="" decoding="async" referrerpolicy="no-referrer"></div>`;
}

function originalOf(story: Story): Markup | null {
  if (!story.url?.startsWith('http')) return null;
  return markup`<p><a class="button" href="${story.url}" rel="noopener noreferrer nofollow">${pageTexts.original(story.publisher.name)}</a></p>`;
}
