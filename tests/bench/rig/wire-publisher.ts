import { v7 as newId } from 'uuid';
import { DEMO_STORIES } from '../../../demo/demo-stories.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { addPublisher } from '../../../shared/node/db/publisher/publisher-store.ts';
import { type StoryRow, toMatchKeys, toRecordedCard } from '../../../shared/node/db/story/story-row.ts';
import { putStories } from '../../../shared/node/db/story/story-store.ts';
import { addEvents } from '../../../shared/node/db/wire/event-store.ts';
import { createAnnouncer } from '../../../shared/node/wire/announcer.ts';
import type { Rig } from './open-rig.ts';

const SUMMARY_CHARACTERS = 180;

/** The stories' languages in turn, so that a reader of one language gets little on a busy wire. */
export const LANGUAGES = Array.from(
  { length: 50 },
  (_, no) => `q${String.fromCharCode(97 + (no >> 4), 97 + (no & 15))}`,
);

/** Puts stories on the wire like a worker that has edited them. */
export interface WirePublisher {
  /** Records stories in one transaction; each list contains a story's topics. */
  record(stories: readonly (readonly string[])[]): Promise<void>;
  announce(): Promise<void>;
  /** Records these stories and announces them together. */
  release(stories: readonly (readonly string[])[]): Promise<void>;
}

/** Opens a publisher that records with the real stores and announces with the real announcer. */
export async function openWirePublisher({ db, redis, keys, config }: Rig): Promise<WirePublisher> {
  const publisher = { id: newId(), name: 'The Daily Bench', url: null };
  await addPublisher(db, publisher);
  const announcer = createAnnouncer({ db, redis, keys, streamEvents: config.redis.streamEvents });
  let no = 0;
  const record: WirePublisher['record'] = (stories) =>
    inTransaction(db, async (tx) => {
      const rows = stories.map((topics) => {
        no += 1;
        return inventStory(publisher, topics, no);
      });
      const events = rows.map(
        (row) =>
          ({
            type: 'story.published',
            storyId: row.id,
            submissionId: newId(),
            payload: { story: toRecordedCard(row) },
            keys: { now: toMatchKeys(row) },
          }) as const,
      );
      await Promise.all([putStories(tx, rows), addEvents(tx, events)]);
    });
  let waiting: (readonly string[])[] = [];
  let turn: Promise<void> | undefined;
  const releaseWaiting = async (): Promise<void> => {
    const stories = waiting;
    waiting = [];
    turn = undefined;
    await record(stories);
    await announcer.announce();
  };
  let releasing: Promise<void> = Promise.resolve();
  return {
    record,
    announce: () => announcer.announce(),
    release(stories) {
      waiting.push(...stories);
      // Stories that arrive during a recording are recorded together afterwards, as in a worker.
      if (!turn) {
        turn = releasing.then(releaseWaiting);
        releasing = turn;
      }
      return turn;
    },
  };
}

/** A story of ordinary size with the words of the demo newsroom; the same number always gives the same story. */
export function inventStory(publisher: { id: string; name: string }, topics: readonly string[], no: number): StoryRow {
  const story = DEMO_STORIES[no % DEMO_STORIES.length]?.story;
  const id = newId();
  return {
    id,
    publisher_id: publisher.id,
    publisher_name: publisher.name,
    external_id: `published-${no}`,
    storyline_id: id,
    storyline_stories: 1,
    storyline_publishers: 1,
    storyline_independent: 1,
    repeats: null,
    revision: 1,
    submission_no: no,
    seq: null,
    released_at: null,
    headline: `${story?.headline} (${no})`.slice(0, 200),
    summary: summaryOf(story?.body),
    body_html: '<p>The body of a story does not go out on the wire.</p>',
    byline: 'By A Reporter',
    topics: topics.map((slug) => ({ slug, label: slug.charAt(0).toUpperCase() + slug.slice(1) })),
    given_topics: topics.length,
    section: 'world',
    language: LANGUAGES[no % LANGUAGES.length] ?? null,
    url: `https://news.example/stories/${no}`,
    canonical_url: `https://news.example/stories/${no}`,
    image_url: null,
    image_alt: null,
    image_caption: null,
    image_frame: null,
    image_credit: null,
    media: [],
    notes: {},
    priority: 'routine',
    published_at: new Date(),
    corrected_at: null,
    retracted_at: null,
    retraction_reason: null,
    comments: 0,
    content_hash: Buffer.from(id),
    excerpt_html: null,
    text_hash: null,
    words: 'what is known so far and those who were there say of it',
  };
}

/** The story's opening, as publishers write summaries. */
function summaryOf(body = ''): string {
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, SUMMARY_CHARACTERS);
}
