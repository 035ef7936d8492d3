import { topicSlug } from './topic.ts';
import { encodePart } from './well-formed.ts';

/** Where a story is read, on any Newswire: `/story/<id>/<slug>`. */
export function storyPath(story: { id: string; headline: string }): string {
  const slug = topicSlug(story.headline);
  return slug === '' ? `/story/${story.id}` : `/story/${story.id}/${encodePart(slug)}`;
}

/** Where the stories of a topic are read. */
export function topicPath(slug: string): string {
  return `/topic/${encodePart(slug)}`;
}
