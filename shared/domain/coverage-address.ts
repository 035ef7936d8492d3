import type { Coverage } from './coverage.ts';
import { topicSlug } from './topic.ts';
import { encodePart } from './well-formed.ts';

/** The path of a live coverage's page: `/live/<id>/<slug>`. */
export function coveragePath({ id, title }: Pick<Coverage, 'id' | 'title'>): string {
  const slug = topicSlug(title);
  // `/live/<id>/rss` is its feed, `/live/<id>/embed` its frame for other sites.
  return slug === '' || slug === 'rss' || slug === 'embed' ? `/live/${id}` : `/live/${id}/${encodePart(slug)}`;
}

/** The address of a post: its coverage's page, beginning with it. */
export function postPath(coverage: Pick<Coverage, 'id' | 'title'>, postId: string): string {
  return `${coveragePath(coverage)}?post=${postId}#post-${postId}`;
}

/** The paragraphs of a text; an empty line separates them. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n\n+/);
}
