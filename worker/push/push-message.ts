import { cutWithEllipsis } from '../../shared/domain/cut-text.ts';
import type { PushMessage } from '../../shared/domain/push-message.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { OutgoingNotification } from '../../shared/node/db/push/notification-store.ts';
import type { SentTexts } from '../outgoing/sent-texts.ts';

/** Push services accept at most 4 KB, encrypted. */
const TITLE_MAX = 200;
const BODY_MAX = 400;
const SUMMARY_LINES = 3;
const SUMMARY_TAG = 'quiet-hours';

/** The one story that a notification tells of; undefined for a change of one, and when it tells of several or none. */
export function toldStory({ kind }: OutgoingNotification, stories: StoryCard[]): StoryCard | undefined {
  const standing = stories.filter((story) => !story.retracted);
  return (kind === 'story' || kind === 'summary') && standing.length === 1 ? standing[0] : undefined;
}

/**
 * The message of a notification, from the stories' current state; undefined when nothing is left to say. `added` is what
 * the one story adds to earlier reports of its storyline, if anything; it stands in for its summary. `texts` are in the
 * reader's language.
 */
export function pushMessage(
  outgoing: OutgoingNotification,
  stories: StoryCard[],
  added: string | undefined,
  texts: SentTexts,
): PushMessage | undefined {
  if (outgoing.kind === 'summary') return summaryOf(outgoing, stories, added, texts);
  const [story] = stories;
  if (!story) return outgoing.kind === 'withdrawn' ? removalOf(outgoing, texts) : undefined;
  if (outgoing.kind === 'withdrawn') return story.retracted && withdrawalOf(outgoing, story, texts);
  if (story.retracted) return undefined;
  return outgoing.kind === 'corrected' ? correctionOf(outgoing, story, texts) : newsOf(outgoing, story, added, texts);
}

function newsOf(
  outgoing: OutgoingNotification,
  story: StoryCard,
  added: string | undefined,
  texts: SentTexts,
): PushMessage {
  const title = story.priority === 'flash' ? texts.flash(story.headline) : story.headline;
  return { ...common(outgoing, story), title: cutWithEllipsis(title, TITLE_MAX), body: bodyOf(story, added) };
}

function correctionOf(outgoing: OutgoingNotification, story: StoryCard, texts: SentTexts): PushMessage {
  const title = cutWithEllipsis(texts.corrected(story.headline), TITLE_MAX);
  return { ...common(outgoing, story), title, body: bodyOf(story) };
}

function withdrawalOf(outgoing: OutgoingNotification, story: StoryCard, texts: SentTexts): PushMessage {
  const body = texts.retractedBy(story.publisher.name, story.retracted?.reason ?? '');
  const title = texts.retracted(story.headline);
  return {
    ...common(outgoing, story),
    title: cutWithEllipsis(title, TITLE_MAX),
    body: cutWithEllipsis(body, BODY_MAX),
  };
}

/** Takes the place of a notification whose story was taken down, and of which nothing may be said. */
function removalOf(
  { kind, priority, rule, storylineId, storyIds }: OutgoingNotification,
  { removed: title, removedBy: body }: SentTexts,
): PushMessage {
  const path = `/story/${storyIds[0]}`;
  return { kind, priority, rule, tag: `storyline-${storylineId}`, path, at: new Date().toISOString(), title, body };
}

function summaryOf(
  outgoing: OutgoingNotification,
  stories: StoryCard[],
  added: string | undefined,
  texts: SentTexts,
): PushMessage | undefined {
  const standing = stories.filter((story) => !story.retracted);
  const [only] = standing;
  if (!only) return undefined;
  if (standing.length === 1) return newsOf({ ...outgoing, kind: 'story' }, only, added, texts);
  const lines = standing.slice(0, SUMMARY_LINES).map((story) => cutWithEllipsis(story.headline, TITLE_MAX));
  const more = standing.length - lines.length;
  return {
    ...common(outgoing, only),
    title: texts.quiet(standing.length),
    body: [...lines, ...(more > 0 ? [texts.andMore(more)] : [])].join('\n'),
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
  return cutWithEllipsis(added === null ? publisher.name : `${publisher.name}: ${added}`, BODY_MAX);
}
