import { generateRssFeed } from 'feedsmith';
import type { CoveragePage } from '../../../shared/contract/coverage-shapes.ts';
import type { CoveragePost } from '../../../shared/domain/coverage.ts';
import { coveragePath, paragraphsOf, postPath } from '../../../shared/domain/coverage-address.ts';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { markup } from '../pages/markup.ts';

const TITLE_MAX = 120;

/** The newest posts of a live coverage as RSS 2.0, without retracted ones. */
export function coverageRss({ coverage, posts }: CoveragePage, base: string): string {
  return generateRssFeed({
    title: coverage.title,
    link: base + coveragePath(coverage),
    description: coverage.summary ?? coverage.title,
    lastBuildDate: new Date(coverage.changedAt),
    ...(coverage.language !== null && { language: coverage.language }),
    atom: { links: [{ href: `${base}/live/${coverage.id}/rss`, rel: 'self', type: 'application/rss+xml' }] },
    items: posts
      .filter(({ retracted }) => !retracted)
      .map((post) => ({
        title: titleOf(post),
        link: base + postPath(coverage, post.id),
        guid: { value: post.id, isPermaLink: false },
        pubDate: new Date(post.at),
        // Feed readers interpret a description as HTML.
        description: htmlOf(post),
        dcterms: { modified: [new Date(post.editedAt ?? post.at)] },
      })),
  });
}

function titleOf({ title, text, quote, link, picture }: CoveragePost): string {
  return cutText(title ?? text ?? quote?.text ?? link?.title ?? picture?.alt ?? '', TITLE_MAX);
}

function htmlOf({ text, quote, picture, link }: CoveragePost): string {
  return markup`${text && paragraphsOf(text).map((part) => markup`<p>${part}</p>`)}${
    quote && markup`<blockquote><p>${quote.text}</p>${quote.source && markup`<p>${quote.source}</p>`}</blockquote>`
  }${picture && markup`<p><img src="${picture.url}" alt="${picture.alt}"></p>`}${
    link && markup`<p><a href="${link.url}">${link.title}</a></p>`
  }`.text;
}
