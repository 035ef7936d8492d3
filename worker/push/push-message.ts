import { cutWithEllipsis } from '../../shared/domain/cut-text.ts';
import type { PushMessage } from '../../shared/domain/push-message.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { OutgoingNotification } from '../../shared/node/db/push/notification-store.ts';

/** Push services accept at most 4 KB, encrypted. */
const TITLE_MAX = 200;
const BODY_MAX = 400;
const SUMMARY_LINES = 3;
const SUMMARY_TAG = 'quiet-hours';

/** The one story that a notification tells of; undefined for a withdrawal, and when it tells of several or none. */
export function toldStory({ kind }: OutgoingNotification, stories: StoryCard[]): StoryCard | undefined {
  const standing = stories.filter((story) => !story.retracted);
  return kind !== 'withdrawn' && standing.length === 1 ? standing[0] : undefined;
}

/**
 * The message of a notification, from the stories' current state; undefined when nothing is left to say. `added` is what
 * the one story adds to earlier reports of its storyline, if anything; it stands in for its summary.
 */
export function pushMessage(
  outgoing: OutgoingNotification,
  stories: StoryCard[],
  added: string | undefined,
): PushMessage | undefined {
  if (outgoing.kind === 'summary') return summaryOf(outgoing, stories, added);
  const [story] = stories;
  if (!story) return outgoing.kind === 'withdrawn' ? removalOf(outgoing) : undefined;
  if (outgoing.kind === 'withdrawn') return story.retracted && withdrawalOf(outgoing, story);
  return story.retracted ? undefined : newsOf(outgoing, story, added);
}

function newsOf(outgoing: OutgoingNotification, story: StoryCard, added: string | undefined): PushMessage {
  const title = story.priority === 'flash' ? pushTexts.flash(story.headline) : story.headline;
  return { ...common(outgoing, story), title: cutWithEllipsis(title, TITLE_MAX), body: bodyOf(story, added) };
}

function withdrawalOf(outgoing: OutgoingNotification, story: StoryCard): PushMessage {
  const body = pushTexts.retractedBy(story.publisher.name, story.retracted?.reason ?? '');
  const title = pushTexts.retracted(story.headline);
  return {
    ...common(outgoing, story),
    title: cutWithEllipsis(title, TITLE_MAX),
    body: cutWithEllipsis(body, BODY_MAX),
  };
}

/** Takes the place of a notification whose story was taken down, and of which nothing may be said. */
function removalOf({ kind, priority, rule, storylineId, storyIds }: OutgoingNotification): PushMessage {
  const { removed: title, removedBy: body } = pushTexts;
  const path = `/story/${storyIds[0]}`;
  return { kind, priority, rule, tag: `storyline-${storylineId}`, path, at: new Date().toISOString(), title, body };
}

function summaryOf(
  outgoing: OutgoingNotification,
  stories: StoryCard[],
  added: string | undefined,
): PushMessage | undefined {
  const standing = stories.filter((story) => !story.retracted);
  const [only] = standing;
  if (!only) return undefined;
  if (standing.length === 1) return newsOf({ ...outgoing, kind: 'story' }, only, added);
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

function bodyOf({ publisher, summary }: StoryCard, added = summary): string {
  return cutWithEllipsis(pushTexts.by(publisher.name, added), BODY_MAX);
}

/** The texts of notifications. */
const pushTexts = {
  flash: (headline: string) => `Flash: ${headline}`,
  retracted: (headline: string) => `Retracted: ${headline}`,
  retractedBy: (publisher: string, reason: string) => `${publisher} retracted this story. ${reason}`,
  removed: 'A story was taken down',
  removedBy: 'The operator of this site has removed a story of which you were notified.',
  by: (publisher: string, summary: string | null) => (summary === null ? publisher : `${publisher}: ${summary}`),
  summary: (count: number) => `${count} stories during quiet hours`,
  andMore: (count: number) => `and ${count} more`,
} as const;
