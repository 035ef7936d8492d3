import { announcement } from '../state/announcer.ts';
import { texts } from '../texts.ts';

/** Tells a screen reader from time to time that stories have come. */
export function Announcer() {
  const { stories, no } = announcement.value;
  return (
    <p class="visually-hidden" role="status" key={no}>
      {stories > 0 && texts.newStories(stories, false)}
    </p>
  );
}
