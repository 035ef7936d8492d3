import { topicSlug } from './topic.ts';

/** Where a story is read, on any Newswire: `/story/<id>/<slug>`. */
export function storyPath(story: { id: string; headline: string }): string {
  const slug = topicSlug(story.headline);
  return slug === '' ? `/story/${story.id}` : `/story/${story.id}/${encodeURIComponent(slug)}`;
}

/** Where the stories of a topic are read. */
export function topicPath(slug: string): string {
  return `/topic/${encodeURIComponent(slug)}`;
}
