import type { CoveragePage } from '../../../shared/contract/coverage-shapes.ts';
import type { Coverage, CoveragePost } from '../../../shared/domain/coverage.ts';
import { coveragePath, postPath } from '../../../shared/domain/coverage-address.ts';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import { jsonBlock, type Markup, markup } from './markup.ts';

const HEADLINE_MAX = 110;

/** Structured data of a live coverage: a schema.org `LiveBlogPosting` with the posts of this page. */
export function coverageJsonLd({ coverage, posts }: CoveragePage, base: string): Markup {
  const url = base + coveragePath(coverage);
  const posting = {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    headline: cutText(coverage.title, HEADLINE_MAX),
    description: coverage.summary ?? undefined,
    url,
    mainEntityOfPage: url,
    datePublished: coverage.startsAt,
    dateModified: coverage.changedAt,
    coverageStartTime: coverage.startsAt,
    coverageEndTime: coverage.endedAt ?? coverage.endsAt ?? undefined,
    inLanguage: coverage.language ?? undefined,
    author: authorsOf(coverage.authors, coverage),
    publisher: publisherOf(coverage, base),
    isAccessibleForFree: true,
    liveBlogUpdate: posts.filter(({ retracted }) => !retracted).map((post) => updateOf(post, coverage, base)),
  };
  return markup`<script type="application/ld+json">${jsonBlock(posting)}</script>`;
}

function updateOf(post: CoveragePost, coverage: Coverage, base: string) {
  const text = post.text ?? post.quote?.text ?? post.link?.title ?? post.picture?.alt ?? '';
  return {
    '@type': 'BlogPosting',
    headline: cutText(post.title ?? text, HEADLINE_MAX),
    articleBody: text,
    datePublished: post.at,
    dateModified: post.editedAt ?? post.at,
    url: base + postPath(coverage, post.id),
    image: post.picture?.shown ? new URL(post.picture.shown.url, `${base}/`).href : undefined,
    author: authorsOf(post.authors.length > 0 ? post.authors : coverage.authors, coverage),
  };
}

function authorsOf(names: readonly string[], { publisher }: Coverage) {
  if (names.length === 0) return { '@type': 'Organization', name: publisher.name };
  return names.map((name) => ({ '@type': 'Person', name }));
}

function publisherOf({ publisher }: Coverage, base: string) {
  return { '@type': 'NewsMediaOrganization', name: publisher.name, url: base + publisherPath(publisher) };
}
