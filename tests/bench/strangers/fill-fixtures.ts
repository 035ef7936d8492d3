import { randomUUID } from 'node:crypto';
import type { Database } from '../../../shared/node/db/database.ts';
import { COVERAGE_POSTS, fillCoverage } from './worst-coverages.ts';
import type { Fixtures } from './worst-input.ts';

const PUBLISHERS = 50;
const COMMENTERS = 200;
const BODY_BYTES = 450_000;
const REVISIONS = 41;
/** Replies per thread. */
const REPLIES = 19;
const CHUNK = 5_000;
/** Reports of a storyline that are compared with each other. */
const COMPARED = 100;

export interface Extent {
  stories: number;
  /** How many of the newest stories have texts of 450 KB. */
  long: number;
  storylineStories: number;
  comments: number;
}

/** Fills an empty wire with data that is expensive to query; returns where it is. */
export async function fillFixtures(
  db: Database,
  { stories, long, storylineStories, comments }: Extent,
  say: (line: string) => void,
): Promise<Omit<Fixtures, 'cookies'>> {
  await db.query('ALTER TABLE stories DISABLE TRIGGER USER');
  await db.query(
    `INSERT INTO publishers (id, name) SELECT gen_random_uuid(), 'Paper ' || n FROM generate_series(1, ${PUBLISHERS}) n`,
  );
  for (let from = 0; from < stories; from += CHUNK) {
    const upTo = Math.min(stories, from + CHUNK);
    await db.query(FILL_STORIES, [from + 1, upTo, stories]);
    await db.query(FILL_EVENTS, [from + 1, upTo]);
    say(`${upTo} of ${stories} stories`);
  }
  await db.query(LENGTHEN, [stories - long, BODY_BYTES]);
  const fixtures = await readFixtures(db, stories);
  await db.query(FILL_REVISIONS, [fixtures.revisedStory, REVISIONS]);
  const member = await fillStoryline(db, fixtures.storyline, stories - long - storylineStories, stories - long);
  await fillComments(db, fixtures, comments, stories);
  const coverage = await fillCoverage(db, stories + comments);
  const top = stories + comments + COVERAGE_POSTS;
  await db.query('UPDATE wire SET last_seq = $1', [top]);
  await db.query('INSERT INTO topic_stories SELECT DISTINCT unnest(topic_slugs), seq FROM stories ORDER BY 1, 2');
  await db.query('INSERT INTO topics (slug, label) SELECT DISTINCT slug, slug FROM topic_stories');
  await db.query(FILL_SECTIONS);
  await db.query('ALTER TABLE stories ENABLE TRIGGER USER');
  await db.query('VACUUM (ANALYZE)');
  await db.query('CHECKPOINT');
  say('everything is there');
  return { ...fixtures, member, coverage, top };
}

/** As many sections as a site may have had, with the longest names in every language. */
const FILL_SECTIONS = `
  INSERT INTO site_sections (slug, label, labels, place, is_removed)
  SELECT 'own-' || n, repeat('x', 40), (SELECT jsonb_object_agg(tag, repeat('y', 40))
    FROM unnest(ARRAY['en', 'de', 'fr', 'es', 'pt', 'it', 'ar', 'ja']) AS tag), 100 + n, n > 31
  FROM generate_series(1, 91) n`;

/** Each story has 2 of 50 common topics, `even` or `odd`, and a rare one; all contain the word `the`. */
const FILL_STORIES = `
  INSERT INTO stories (id, publisher_id, external_id, revision, submission_no, seq, released_at, headline, summary,
    body_html, byline, topics, topic_slugs, section, language, url, priority, published_at, content_hash, words)
  SELECT gen_random_uuid(), p.id, 'strange-' || n, 1, n, n, now() - (($3 - n) || ' seconds')::interval,
    'Story number ' || n || ' of a long day', 'What is known so far, and what those who were there say of it.',
    '<p>' || repeat('What those say who were there. ', 60) || '</p>', 'By A Reporter',
    (SELECT jsonb_agg(jsonb_build_object('slug', slug, 'label', slug)) FROM unnest(t.topics) AS slug), t.topics,
    (ARRAY['world', 'sport'])[1 + n % 2], CASE WHEN n < $3 / 2 THEN 'de' ELSE 'en' END,
    'https://news.example/' || n, CASE WHEN n % 3 = 0 THEN 'urgent' ELSE 'routine' END,
    now() - (($3 - n) || ' seconds')::interval, decode(md5(n::text), 'hex'),
    ' the ' || CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END || ' rare' || n / 20
      || CASE WHEN n % 20 = 0 THEN ' some' ELSE '' END
      || (SELECT string_agg(' w' || (n * 7 + m * 13) % 900, '') FROM generate_series(1, 60) m) || ' '
  FROM generate_series($1::int, $2::int) AS n
  CROSS JOIN LATERAL (SELECT ARRAY['common-' || n % 50, 'common-' || (n * 7 + n / 50 + 1) % 50,
    CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END, 'rare-' || n / 20] AS topics) AS t
  JOIN (SELECT id, row_number() OVER (ORDER BY name) AS no FROM publishers) AS p ON p.no = 1 + n % ${PUBLISHERS - 1}
  ORDER BY n`;

const FILL_EVENTS = `
  INSERT INTO wire_events (seq, at, type, story_id, payload, keys)
  SELECT s.seq, s.released_at, 'story.published', s.id, jsonb_build_object('story', jsonb_build_object('id', s.id,
      'revision', 1, 'headline', s.headline, 'summary', s.summary, 'url', s.url,
      'publisher', jsonb_build_object('id', s.publisher_id, 'name', p.name), 'byline', s.byline, 'topics', s.topics,
      'section', s.section, 'language', s.language, 'imageUrl', NULL, 'priority', s.priority,
      'publishedAt', s.published_at, 'storyline', jsonb_build_object('id', s.id, 'stories', 1, 'publishers', 1),
      'comments', 0)),
    jsonb_build_object('now', jsonb_build_object('topics', to_jsonb(s.topic_slugs), 'publisher', s.publisher_id,
      'section', s.section, 'language', s.language, 'priority', s.priority, 'words', s.words))
  FROM stories s JOIN publishers p ON p.id = s.publisher_id
  WHERE s.submission_no BETWEEN $1 AND $2 ORDER BY s.seq`;

/** The text is `first`, incompressible data, and `last`. */
const LENGTHEN = `
  UPDATE stories SET words = ' long first last' || words, body_html = text.html
  FROM (SELECT n, '<p>first ' || string_agg(md5((n::bigint * 100000 + m)::text), ' ') || ' last</p>' AS html
    FROM generate_series($1::int + 1, (SELECT max(seq)::int FROM stories)) AS n, generate_series(1, $2::int / 33) AS m
    GROUP BY n) AS text
  WHERE seq = text.n`;

const FILL_REVISIONS = `
  WITH given AS (
    INSERT INTO story_revisions (story_id, revision, submission_id, headline, body_html)
    SELECT id, n, gen_random_uuid(), 'Revision ' || n, body_html FROM stories, generate_series(1, $2::int) AS n
    WHERE id = $1)
  UPDATE stories SET revision = $2::int + 1 WHERE id = $1`;

async function readFixtures(db: Database, stories: number): Promise<Omit<Fixtures, 'cookies' | 'coverage'>> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM stories ORDER BY seq DESC LIMIT 4');
  const { rows: papers } = await db.query<{ id: string }>(
    `SELECT id FROM publishers WHERE name LIKE 'Paper %' ORDER BY name`,
  );
  const { rows: wire } = await db.query<{ feed_id: string }>('SELECT feed_id FROM wire');
  const [longStory = '', revisedStory = '', discussedStory = ''] = rows.map(({ id }) => id);
  return {
    wireId: wire[0]?.feed_id ?? '',
    top: stories,
    publishers: papers.map(({ id }) => id),
    ...{ longStory, revisedStory, discussedStory },
    thread: randomUUID(),
    storyline: randomUUID(),
    member: '',
  };
}

/** Adds a range of stories to a storyline; returns one of them. */
async function fillStoryline(db: Database, id: string, above: number, upTo: number): Promise<string> {
  await db.query(
    `INSERT INTO storylines (id, lead_story_id, stories, publishers)
     SELECT $1, (array_agg(id ORDER BY seq))[1], count(*), count(DISTINCT publisher_id) FROM stories
     WHERE seq > $2 AND seq <= $3`,
    [id, above, upTo],
  );
  const { rows } = await db.query<{ story_id: string }>(
    `INSERT INTO storyline_members (story_id, storyline_id, publisher_id, at, vector, because)
     SELECT id, $1, publisher_id, published_at, '', jsonb_build_object('storyId', id, 'isCopy', false,
       'names', jsonb_build_array('A Name', 'Another Name'), 'words', jsonb_build_array('some', 'words'))
     FROM stories WHERE seq > $2 AND seq <= $3 RETURNING story_id`,
    [id, above, upTo],
  );
  await db.query(FILL_FACTS, [upTo - COMPARED, upTo]);
  return rows[0]?.story_id ?? '';
}

/** As many names and numbers as a story may have, none of which another story has. */
const FILL_FACTS = `
  INSERT INTO story_facts (story_id, known, sentences)
  SELECT s.id, (SELECT string_agg(int4send(hashtext(s.id::text || n)), '') FROM generate_series(1, 1000) n),
    (SELECT json_agg(json_build_object('text', repeat('A name here. ', 9), 'facts',
      json_build_array(json_build_array(2, 6, hashtext(s.id::text || n)), json_build_array(15, 19, hashtext(n || s.id::text)))))
      FROM generate_series(1, 20) n)
  FROM stories s WHERE s.seq > $1 AND s.seq <= $2`;

/** Threads of twenty comments of maximum length; each comment is an event on the wire. */
async function fillComments(
  db: Database,
  { discussedStory, thread }: Pick<Fixtures, 'discussedStory' | 'thread'>,
  comments: number,
  after: number,
): Promise<void> {
  await db.query(
    `INSERT INTO commenters (id, name, name_key) SELECT gen_random_uuid(), 'Reader ' || n, 'reader' || n
     FROM generate_series(1, ${COMMENTERS}) n`,
  );
  await db.query(FILL_COMMENTS, [discussedStory, comments, thread]);
  await db.query('UPDATE stories SET comments = $2 WHERE id = $1', [discussedStory, comments]);
  await db.query(FILL_COMMENT_EVENTS, [discussedStory, after]);
}

const FILL_COMMENTS = `
  INSERT INTO comments (id, story_id, thread_id, parent_id, answers_id, depth, commenter_id, text, created_at)
  SELECT CASE WHEN n % ${REPLIES + 1} = 0 THEN head.id ELSE gen_random_uuid() END, $1, head.id,
    CASE WHEN n % ${REPLIES + 1} = 0 THEN NULL ELSE head.id END,
    NULL, CASE WHEN n % ${REPLIES + 1} = 0 THEN 0 ELSE 1 END, c.id, repeat('I was there, and saw it. ', 80), now()
  FROM generate_series(0, $2::int - 1) AS n
  JOIN (SELECT m, CASE WHEN m = 0 THEN $3::uuid ELSE gen_random_uuid() END AS id
    FROM generate_series(0, $2::int / ${REPLIES + 1}) AS m) AS head ON head.m = n / ${REPLIES + 1}
  JOIN (SELECT id, row_number() OVER (ORDER BY name) AS no FROM commenters) AS c ON c.no = 1 + n % ${COMMENTERS}
  ORDER BY n`;

const FILL_COMMENT_EVENTS = `
  INSERT INTO wire_events (seq, at, type, story_id, payload, keys)
  SELECT $2::bigint + row_number() OVER (ORDER BY c.no), now(), 'comment.added', s.id,
    jsonb_build_object('storyId', s.id, 'comments', row_number() OVER (ORDER BY c.no),
      'comment', jsonb_build_object('id', c.id, 'storyId', s.id, 'parentId', c.parent_id, 'answersId', NULL,
        'revision', 1, 'text', c.text, 'writer', jsonb_build_object('id', w.id, 'name', w.name), 'at', c.created_at)),
    jsonb_build_object('now', jsonb_build_object('topics', to_jsonb(s.topic_slugs), 'publisher', s.publisher_id,
      'section', s.section, 'language', s.language, 'priority', s.priority, 'words', s.words))
  FROM comments c JOIN stories s ON s.id = c.story_id JOIN commenters w ON w.id = c.commenter_id
  WHERE c.story_id = $1 ORDER BY c.no`;
