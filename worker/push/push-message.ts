import { cutWithEllipsis } from '../../shared/domain/cut-text.ts';
import type { PushMessage } from '../../shared/domain/push-message.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { OutgoingNotification } from '../../shared/node/db/push-notification-store.ts';
import { pushTexts } from './push-texts.ts';

/** Push services carry 4 KB at most, encrypted. */
const TITLE_MAX = 200;
const BODY_MAX = 400;
const SUMMARY_LINES = 3;
const SUMMARY_TAG = 'quiet-hours';

/** What a notification says, from the stories as they stand now; undefined when there is nothing to tell any more. */
export function pushMessage(outgoing: OutgoingNotification, stories: StoryCard[]): PushMessage | undefined {
  if (outgoing.kind === 'summary') return summaryOf(outgoing, stories);
  const [story] = stories;
  if (!story) return undefined;
  if (outgoing.kind === 'withdrawn') return story.retracted && withdrawalOf(outgoing, story);
  return story.retracted ? undefined : newsOf(outgoing, story);
}

function newsOf(outgoing: OutgoingNotification, story: StoryCard): PushMessage {
  const title = story.priority === 'flash' ? pushTexts.flash(story.headline) : story.headline;
  return { ...common(outgoing, story), title: cutWithEllipsis(title, TITLE_MAX), body: bodyOf(story) };
}

function withdrawalOf(outgoing: OutgoingNotification, story: StoryCard): PushMessage {
  const body = pushTexts.withdrawnBy(story.publisher.name, story.retracted?.reason ?? '');
  const title = pushTexts.withdrawn(story.headline);
  return {
    ...common(outgoing, story),
    title: cutWithEllipsis(title, TITLE_MAX),
    body: cutWithEllipsis(body, BODY_MAX),
  };
}

function summaryOf(outgoing: OutgoingNotification, stories: StoryCard[]): PushMessage | undefined {
  const standing = stories.filter((story) => !story.retracted);
  const [only] = standing;
  if (!only) return undefined;
  if (standing.length === 1) return newsOf({ ...outgoing, kind: 'story' }, only);
  const lines = standing.slice(0, SUMMARY_LINES).map((story) => cutWithEllipsis(story.headline, TITLE_MAX));
  const more = standing.length - lines.length;
  return {
    ...common(outgoing, only),
    title: pushTexts.summary(standing.length),
    body: [...lines, ...(more > 0 ? [pushTexts.andMore(more)] : [])].join('\n'),
    path: '/',
    tag: SUMMARY_TAG,
  };
}

function common({ kind, priority, rule }: OutgoingNotification, story: StoryCard) {
  const { language } = story;
  const tag = `storyline-${story.storyline.id}`;
  return { kind, priority, rule, tag, path: storyPath(story), at: story.releasedAt, ...(language && { language }) };
}

function bodyOf(story: StoryCard): string {
  return cutWithEllipsis(pushTexts.by(story.publisher.name, story.summary), BODY_MAX);
}
