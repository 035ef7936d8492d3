import type pg from 'pg';
import type { DatabaseConfig } from '../../shared/node/config/database-config.ts';
import { connectDirectly } from '../../shared/node/db/connect-directly.ts';
import { pooledTexts } from './history-texts.ts';

const PUBLISHERS = 50;
/** Storylines are only matched for new stories, and most stories have no other report. */
const WITH_STORYLINE = 100_000;
const STORYLINE_STORIES = 3;
const CHUNK = 100_000;
/** Indexes for readers only, which are faster to build at the end than to update while filling. */
const INDEXES = [
  'stories_search_by_window',
  'stories_by_publisher',
  'stories_by_section',
  'stories_by_language',
  'stories_released',
];

/** Fills the record with released stories: some topics and words are frequent, most are rare. */
export async function fillHistory(config: DatabaseConfig, stories: number, say: (line: string) => void): Promise<void> {
  // The indexes of ten million stories take longer than a connection of ours would wait.
  const client = await connectDirectly(config);
  try {
    await client.query(`SET search_path TO "${config.schema}"`);
    // With the usual 64 MB, the word index of ten million stories takes half an hour.
    await client.query(`SET maintenance_work_mem = '1GB'`);
    await fill(client, stories, say);
  } finally {
    await client.end();
  }
}

async function fill(db: pg.Client, stories: number, say: (line: string) => void): Promise<void> {
  const { rows: definitions } = await db.query<{ indexdef: string }>(
    'SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname = ANY ($1)',
    [INDEXES],
  );
  await db.query(`DROP INDEX ${INDEXES.join(', ')}`);
  await db.query('ALTER TABLE stories DISABLE TRIGGER USER');
  const pool = pooledTexts();
  await db.query(POOL_OF_TEXTS, [JSON.stringify(pool)]);
  await db.query(
    `INSERT INTO publishers (id, name) SELECT gen_random_uuid(), 'Paper ' || n FROM generate_series(1, ${PUBLISHERS}) n`,
  );
  for (let from = 0; from < stories; from += CHUNK) {
    await db.query(STORIES, [from + 1, Math.min(stories, from + CHUNK), stories]);
    say(`${Math.min(stories, from + CHUNK)} of ${stories} stories`);
  }
  // Without statistics, Postgres would read all stories for each storyline.
  await db.query('ANALYZE stories');
  await db.query(STORYLINES, [Math.max(1, stories - WITH_STORYLINE)]);
  await db.query('DROP TABLE bench_texts');
  await db.query('UPDATE wire SET last_seq = $1', [stories]);
  for (const { indexdef } of definitions) await db.query(indexdef);
  await db.query('INSERT INTO topic_stories SELECT DISTINCT unnest(topic_slugs), seq FROM stories ORDER BY 1, 2');
  await db.query('ALTER TABLE stories ENABLE TRIGGER USER');
  await db.query('VACUUM (ANALYZE) stories, topic_stories, storyline_members, storylines');
  say('indexes are built');
}

/** An id that begins with its story's time, as ours do (UUID version 7, RFC 9562), so that neighbours lie together. */
const idOfTime = (no: string, newest: string): string => `(
    lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint - (${newest} - ${no})::bigint * 1000), 12, '0')
    || '7' || substr(md5(${no}::text), 1, 3) || '8' || substr(md5(${no}::text), 4, 15))::uuid`;

const POOL_OF_TEXTS = `
  CREATE TABLE bench_texts AS
  SELECT no, topics, to_jsonb(topics) AS labels, array_to_string(words, ' ') AS text, tokens
  FROM json_to_recordset($1) AS t (no int, topics text[], words text[], tokens text)`;

const STORIES = `
  INSERT INTO stories (id, publisher_id, external_id, revision, submission_no, seq, released_at, headline, summary,
    body_html, byline, topics, topic_slugs, section, language, url, priority, published_at, content_hash, words)
  SELECT ${idOfTime('n', '$3')}, p.id, 'history-' || n, 1, n, n, now() - (($3 - n) || ' seconds')::interval,
    'Story number ' || n, 'What is known so far, and what those who were there say of it.',
    '<p>' || t.text || '</p>', 'By A Reporter',
    (SELECT jsonb_agg(jsonb_build_object('slug', slug, 'label', slug)) FROM unnest(t.topics) AS slug), t.topics,
    (ARRAY['world', 'politics', 'business', 'technology', 'science', 'health', 'sport', 'culture', 'climate'])[1 + n % 9],
    'en', 'https://news.example/' || n, CASE WHEN n % 100 = 0 THEN 'urgent' ELSE 'routine' END,
    now() - (($3 - n) || ' seconds')::interval, decode(md5(n::text), 'hex'), t.tokens || ' rare' || n / 20 || ' '
  FROM generate_series($1::int, $2::int) AS n
  JOIN bench_texts t ON t.no = (n::bigint * 2654435761 % (SELECT count(*) FROM bench_texts))
  JOIN (SELECT id, row_number() OVER (ORDER BY name) AS no FROM publishers) AS p ON p.no = 1 + n % ${PUBLISHERS}
  ORDER BY n`;

const STORYLINES = `
  WITH lines AS (
    INSERT INTO storylines (id, lead_story_id, stories, publishers)
    SELECT gen_random_uuid(), id, ${STORYLINE_STORIES}, ${STORYLINE_STORIES} FROM stories
    WHERE seq >= $1 AND seq % ${STORYLINE_STORIES} = 0 RETURNING id, lead_story_id
  )
  INSERT INTO storyline_members (story_id, storyline_id, publisher_id, at, vector)
  SELECT s.id, lines.id, s.publisher_id, s.published_at, ''
  FROM lines JOIN stories lead ON lead.id = lines.lead_story_id
  CROSS JOIN generate_series(0, ${STORYLINE_STORIES - 1}) AS later JOIN stories s ON s.seq = lead.seq + later`;
