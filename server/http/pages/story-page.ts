import type { Story } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
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
  return markup`
    <header class="bar"><div class="bar-inside">
      <a class="back" href="/">${pageTexts.allStories}</a><a class="bar-name" href="/">${pageTexts.name}</a>
    </div></header>
    <main id="main"><article class="sheet" lang="${story.language ?? 'en'}">
      <header class="sheet-head priority-${story.priority}${story.retracted && ' is-retracted'}">
        ${marksOf(story)}
        <h1 class="sheet-headline" dir="auto">${crossed(story, story.headline)}</h1>
        ${retractionOf(story)}
        ${story.summary && !story.retracted && markup`<p class="standfirst" dir="auto">${story.summary}</p>`}
        ${bylineOf(story)}
        ${!story.retracted && pictureOf(story)}
      </header>
      <div class="body${story.retracted && ' is-retracted'}" dir="auto">${trusted(story.bodyHtml)}</div>
      <footer class="sheet-foot">
        ${topicsOf(story)}
        ${storyline.stories > 1 && markup`<p>${pageTexts.coverage(storyline.stories, storyline.publishers)}</p>`}
        ${originalOf(story)}
      </footer>
    </article></main>`;
}

function bylineOf(story: Story): Markup {
  const isCorrected = story.correctedAt !== null && !story.retracted;
  return markup`<div class="byline">
    <p>${story.byline && markup`<strong dir="auto">${pageTexts.by(story.byline)}</strong>`} ${story.publisher.name}</p>
    <p>${pageTexts.published} ${timeOf(story.publishedAt)}
      ${isCorrected && markup`<span class="byline-wire">${pageTexts.corrected} ${timeOf(story.correctedAt ?? '')}</span>`}
    </p>
  </div>`;
}

function pictureOf(story: Story): Markup | null {
  if (!story.imageUrl?.startsWith('https:')) return null;
  return markup`<p class="picture-lead"><img src="${story.imageUrl}" alt="" referrerpolicy="no-referrer"></p>`;
}

function originalOf(story: Story): Markup | null {
  if (!story.url?.startsWith('http')) return null;
  return markup`<p><a class="button" href="${story.url}" rel="noopener noreferrer nofollow">${pageTexts.original(story.publisher.name)}</a></p>`;
}
