import { announcement } from '../state/announcer.ts';
import { texts } from '../texts.ts';

/** Announces new stories to screen readers from time to time. */
export function Announcer() {
  const { stories, no } = announcement.value;
  return (
    <p class="visually-hidden" role="status" key={no}>
      {stories > 0 && texts.newStories(stories, false)}
    </p>
  );
}
