import { announcement } from '../state/announcer.ts';
import { texts } from '../texts.ts';

/** Announces new stories to screen readers; the region is always there, as one that comes with its text is not read. */
export function Announcer() {
  const stories = announcement.value;
  return (
    <p class="visually-hidden" role="status" data-testid="announcer">
      {stories > 0 && texts.newStories(stories, false)}
    </p>
  );
}
