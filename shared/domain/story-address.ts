import { topicSlug } from './topic.ts';
import { encodePart } from './well-formed.ts';

/** The path of a story's page: `/story/<id>/<slug>`. */
export function storyPath(story: { id: string; headline: string }): string {
  const slug = topicSlug(story.headline);
  return slug === '' ? `/story/${story.id}` : `/story/${story.id}/${encodePart(slug)}`;
}

/** The path of a topic's page. */
export function topicPath(slug: string): string {
  return `/topic/${encodePart(slug)}`;
}
