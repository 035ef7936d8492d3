import type { CoverageQuery } from '../../../shared/contract/coverage-schema.ts';
import type { CoveragePage } from '../../../shared/contract/coverage-shapes.ts';
import type { Coverage, CoveragePost } from '../../../shared/domain/coverage.ts';
import { coveragePath, paragraphsOf, postPath } from '../../../shared/domain/coverage-address.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import { clockOf } from './clock-of.ts';
import { coverageJsonLd } from './coverage-json-ld.ts';
import { around, postOf } from './coverage-post.ts';
import { type Markup, markup } from './markup.ts';
import { firstAnswers, type PlainPage } from './page-template.ts';
import type { PageTexts } from './page-texts.ts';
import { oEmbedLink, shareHead } from './share-head.ts';

type Asked = Pick<CoverageQuery, 'order' | 'from' | 'post'>;

/** The page of a live coverage; a link to a post is previewed by that post's title. */
export function coveragePage(page: CoveragePage, asked: Asked, say: PageTexts, base: string): PlainPage {
  const { coverage } = page;
  const path = coveragePath(coverage);
  const linked = asked.post === undefined ? undefined : page.posts[0];
  const description = linked?.text ?? coverage.summary ?? say.live.description(coverage.publisher.name);
  const feed = `${base}/live/${coverage.id}/rss`;
  return {
    say,
    title: `${coverage.title} – ${say.site.name}`,
    description,
    head: [
      shareHead({
        say,
        type: 'article',
        title: linked?.title ?? coverage.title,
        description,
        url: base + path,
        image: pictureOf(page.posts, base) ?? null,
      }),
      oEmbedLink(base, base + path, coverage.title),
      markup`<link rel="alternate" type="application/rss+xml" title="${coverage.title}" href="${feed}">`,
      coverageJsonLd(page, base),
    ],
    body: bodyOf(page, asked, say),
    data: firstAnswers({ [`/api/v1/coverages/${coverage.id}`]: page }),
  };
}

function pictureOf(posts: readonly CoveragePost[], base: string): string | undefined {
  const shown = posts.find(({ picture }) => picture?.shown)?.picture?.shown;
  return shown && new URL(shown.url, `${base}/`).href;
}

function bodyOf(page: CoveragePage, asked: Asked, say: PageTexts): Markup {
  const { coverage, posts, pinned, keyEvents } = page;
  const { live } = say;
  const isFirst = asked.from === undefined && asked.post === undefined;
  const listed = isFirst ? posts.filter((post) => !post.pinned) : posts;
  return markup`
    <header class="live-bar"><a class="live-home" href="/">${say.site.name}</a><p class="live-state soon" data-state="connecting" aria-hidden="true">${live.connecting}</p></header>
    <main id="main" class="live is-served">
      ${headOf(coverage, say)}
      <div class="live-layout${keyEvents.length > 0 && ' has-events'}">
        ${keyEvents.length > 0 && eventsOf(page, say)}
        <div class="live-feed">
          ${toolsOf(coverage, asked, say)}
          ${isFirst && pinned.length > 0 && markup`<div class="live-pinned">${pinned.map((post) => postOf(post, coverage, say))}</div>`}
          <ol class="live-posts">${listed.map((post) => markup`<li>${postOf(post, coverage, say)}</li>`)}</ol>
          ${posts.length === 0 && markup`<p class="live-none">${live.postCount(0)}</p>`}
          ${pagesOf(page, asked, say)}
        </div>
      </div>
    </main>`;
}

function headOf(coverage: Coverage, say: PageTexts): Markup {
  const { live } = say;
  const { publisher, title, summary, keyPoints, authors, language, startsAt, changedAt, endedAt, posts } = coverage;
  const lang = language && markup` lang="${language}"`;
  return markup`<header class="live-head">
    <p class="live-marks"><span class="live-badge${endedAt && ' is-ended'}">${endedAt ? live.archive : live.badge}</span>
      <a class="live-publisher" href="${publisherPath(publisher)}" dir="auto">${publisher.name}</a></p>
    <h1 class="live-title" dir="auto"${lang}>${title}</h1>
    ${summary && markup`<div class="live-summary" dir="auto"${lang}>${paragraphsOf(summary).map((part) => markup`<p>${part}</p>`)}</div>`}
    <p class="live-facts">
      ${authors.length > 0 && markup`<span dir="auto">${live.by(authors.join(', '))}</span>`}
      <span>${around(live.began, clockOf(startsAt, say))}</span>
      <span>${around(live.updated, clockOf(changedAt, say))}</span>
      <span>${live.postCount(posts)}</span>
    </p>
    ${keyPoints.length > 0 && markup`<section class="live-points" aria-labelledby="points-title"><h2 id="points-title">${live.keyPoints}</h2><ul dir="auto"${lang}>${keyPoints.map((point) => markup`<li>${point}</li>`)}</ul></section>`}
    ${endedAt && markup`<p class="live-ended">${around(live.ended, clockOf(endedAt, say))}</p>`}
  </header>`;
}

function eventsOf({ coverage, keyEvents }: CoveragePage, say: PageTexts): Markup {
  const items = keyEvents
    .toReversed()
    .map(
      ({ postId, title, at }) =>
        markup`<li><a href="${postPath(coverage, postId)}">${clockOf(at, say)} <strong dir="auto">${title}</strong></a></li>`,
    );
  return markup`<nav class="live-events" aria-labelledby="events-title"><h2 id="events-title">${say.live.keyEvents}</h2><ol>${items}</ol></nav>`;
}

function toolsOf(coverage: Coverage, { order }: Asked, { live }: PageTexts): Markup {
  const path = coveragePath(coverage);
  const current = markup` aria-current="true"`;
  return markup`<div class="live-tools">
    <nav class="live-orders" aria-label="${live.order}">
      <a href="${path}"${order === 'newest' && current}>${live.newest}</a>
      <a href="${path}?order=oldest"${order === 'oldest' && current}>${live.oldest}</a>
    </nav>
    <a class="live-rss" href="/live/${coverage.id}/rss">${live.rss}</a>
  </div>`;
}

function pagesOf({ coverage, next }: CoveragePage, { order, from, post }: Asked, { live }: PageTexts): Markup {
  const path = coveragePath(coverage);
  const query = new URLSearchParams({ ...(order === 'oldest' && { order }), from: next ?? '' });
  const isInside = from !== undefined || post !== undefined;
  return markup`<nav class="live-pages">
    ${isInside && markup`<a class="button" href="${path}">${live.latest}</a>`}
    ${next && markup`<a class="button" rel="next" href="${path}?${String(query)}">${order === 'newest' ? live.older : live.later}</a>`}
    <a class="live-rss" href="/live">${live.all}</a>
  </nav>`;
}
