import type { Database } from '../../../shared/node/db/database.ts';

const CHUNK = 20_000;
const PUBLISHERS = 50;
const TEXTS = 2_000;
const VOCABULARY = 20_000;
/** Each story has its release and nine comments. */
const EVENTS_A_STORY = 10;

/** How many events of a filled wire, spread evenly, have the topic `now-and-then`. */
const NOW_AND_THEN = 2_000;

/**
 * Fills an empty wire with events: stories with a release and nine comments each. All have the topic `everywhere`;
 * 2,000 have `now-and-then`.
 */
export async function fillWire(db: Database, events: number, say: (line: string) => void): Promise<void> {
  const stories = Math.ceil(events / EVENTS_A_STORY);
  const every = Math.max(1, Math.floor(events / NOW_AND_THEN));
  await db.query('ALTER TABLE stories DISABLE TRIGGER USER');
  await db.query(POOL_OF_TEXTS);
  await db.query(
    `INSERT INTO publishers (id, name) SELECT gen_random_uuid(), 'Paper ' || n FROM generate_series(1, ${PUBLISHERS}) n`,
  );
  for (let from = 0; from < stories; from += CHUNK) {
    const upTo = Math.min(stories, from + CHUNK);
    await db.query(FILL_STORIES, [from + 1, upTo, every, stories]);
    await db.query(FILL_EVENTS, [from + 1, upTo]);
    say(`${upTo * EVENTS_A_STORY} of ${events} events`);
  }
  await db.query('DROP TABLE bench_texts');
  await db.query('UPDATE wire SET last_seq = $1', [stories * EVENTS_A_STORY]);
  await db.query('INSERT INTO topic_stories SELECT DISTINCT unnest(topic_slugs), seq FROM stories ORDER BY 1, 2');
  await db.query('ALTER TABLE stories ENABLE TRIGGER USER');
  await db.query('VACUUM (ANALYZE) stories, topic_stories, wire_events, event_keys');
  await db.query('CHECKPOINT');
}

/** Words follow Zipf's law: the first are in many texts, most in few. */
const POOL_OF_TEXTS = `
  CREATE TABLE bench_texts AS
  SELECT n AS no, (SELECT string_agg(DISTINCT 'word' || floor(power(${VOCABULARY}, random())), ' ')
    FROM generate_series(1, 60 + n % 2)) AS words
  FROM generate_series(0, ${TEXTS - 1}) AS n`;

/** Story n is released as event 10 × n - 9. */
const FILL_STORIES = `
  INSERT INTO stories (id, publisher_id, external_id, revision, submission_no, seq, released_at, headline, summary,
    body_html, byline, topics, topic_slugs, section, language, url, priority, published_at, content_hash, words)
  SELECT gen_random_uuid(), p.id, 'wire-' || n, 1, n, (n - 1) * ${EVENTS_A_STORY} + 1,
    now() - (($4 - n) || ' seconds')::interval, 'Story number ' || n || ' of a long day',
    'What is known so far, and what those who were there say of it.', '<p>' || b.words || '</p>', 'By A Reporter',
    (SELECT jsonb_agg(jsonb_build_object('slug', slug, 'label', slug)) FROM unnest(t.topics) AS slug), t.topics,
    (ARRAY['world', 'politics', 'business', 'technology', 'science', 'health', 'sport', 'culture', 'climate'])[1 + n % 9],
    'en', 'https://news.example/' || n, CASE WHEN n % 100 = 0 THEN 'urgent' ELSE 'routine' END,
    now() - (($4 - n) || ' seconds')::interval, decode(md5(n::text), 'hex'), ' ' || b.words || ' rare' || n / 20 || ' '
  FROM generate_series($1::int, $2::int) AS n
  CROSS JOIN LATERAL (SELECT ARRAY['everywhere', 'beat-' || n % 100]
    || CASE WHEN n % $3::int = 0 THEN ARRAY['now-and-then'] ELSE '{}' END AS topics) AS t
  JOIN bench_texts b ON b.no = n % ${TEXTS}
  JOIN (SELECT id, row_number() OVER (ORDER BY name) AS no FROM publishers) AS p ON p.no = 1 + n % ${PUBLISHERS}
  ORDER BY n`;

const FILL_EVENTS = `
  INSERT INTO wire_events (seq, at, type, story_id, payload, keys)
  SELECT s.seq + part.no, s.released_at, CASE part.no WHEN 0 THEN 'story.published' ELSE 'comment.added' END, s.id,
    CASE part.no WHEN 0 THEN jsonb_build_object('story', jsonb_build_object('id', s.id, 'revision', 1,
      'headline', s.headline, 'summary', s.summary, 'url', s.url,
      'publisher', jsonb_build_object('id', s.publisher_id, 'name', p.name), 'byline', s.byline, 'topics', s.topics,
      'section', s.section, 'language', s.language, 'imageUrl', NULL, 'priority', s.priority,
      'publishedAt', s.published_at, 'storyline', jsonb_build_object('id', s.id, 'stories', 1, 'publishers', 1),
      'comments', 0))
    ELSE jsonb_build_object('storyId', s.id, 'comments', part.no, 'comment', jsonb_build_object('id', gen_random_uuid(),
      'storyId', s.id, 'parentId', NULL, 'answersId', NULL, 'revision', 1, 'text', 'I was there, and saw it. ' || s.headline,
      'writer', jsonb_build_object('id', gen_random_uuid(), 'name', 'Reader ' || part.no), 'at', s.released_at)) END,
    jsonb_build_object('now', jsonb_build_object('topics', to_jsonb(s.topic_slugs), 'publisher', s.publisher_id,
      'section', s.section, 'language', s.language, 'priority', s.priority, 'words', s.words))
  FROM stories s JOIN publishers p ON p.id = s.publisher_id
  CROSS JOIN generate_series(0, ${EVENTS_A_STORY - 1}) AS part (no)
  WHERE s.submission_no BETWEEN $1 AND $2 ORDER BY s.seq, part.no`;
