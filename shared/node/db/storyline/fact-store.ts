import sql from 'sql-template-tag';
import type { ReportNews } from '../../../contract/storyline-shapes.ts';
import type { Report } from '../../../domain/new-facts.ts';
import type { FactSentence, StoryFacts } from '../../../domain/story-facts.ts';
import type { Queryable } from '../database.ts';
import { bytesOf, rowsOf } from '../literals.ts';
import { prepared } from '../prepared.ts';

/** Reports compared per storyline, those with the newest dates. */
const REPORTS_MAX = 100;
const BYTES_PER_KEY = 4;

/** Writes the facts of stories, replacing earlier ones. Call this after `putStories`. */
export async function putFacts(tx: Queryable, stories: { storyId: string; facts: StoryFacts }[]): Promise<void> {
  if (stories.length === 0) return;
  const rows = stories.map(({ storyId, facts: { known, sentences } }) => ({
    story_id: storyId,
    known: bytesOf(packKeys(known)),
    sentences,
  }));
  await tx.query(
    prepared(
      'put-facts',
      sql`
    INSERT INTO story_facts (story_id, known, sentences)
    SELECT story_id, known, sentences FROM json_populate_recordset(NULL::story_facts, ${rowsOf(rows)})
    ON CONFLICT (story_id) DO UPDATE SET known = EXCLUDED.known, sentences = EXCLUDED.sentences`,
    ),
  );
}

/** Removes the facts of retracted stories. */
export async function deleteFacts(tx: Queryable, storyIds: string[]): Promise<void> {
  if (storyIds.length === 0) return;
  await tx.query(sql`DELETE FROM story_facts WHERE story_id = ANY (${storyIds}::uuid[])`);
}

/** A report with its place on the wire. */
export interface StorylineReport extends Report, Pick<ReportNews, 'storyId' | 'publisher' | 'language'> {
  seq: number;
}

/**
 * The standing reports of a storyline, oldest on the wire first, up to the story `upTo`; those after `after` with their
 * sentences. Of more than 100, only those with the newest dates.
 */
export async function readReports(
  db: Queryable,
  storylineId: string,
  { after, upTo }: { after: number; upTo?: number },
): Promise<StorylineReport[]> {
  const { rows } = await db.query<{
    id: string;
    seq: number;
    publisher_id: string;
    publisher_name: string;
    language: string | null;
    known: Buffer | null;
    sentences: FactSentence[] | null;
  }>(sql`
    WITH newest AS MATERIALIZED (
      SELECT story_id FROM storyline_members WHERE storyline_id = ${storylineId} AND standing
      ORDER BY at DESC LIMIT ${REPORTS_MAX}
    )
    SELECT s.id, s.seq, s.publisher_id, p.name AS publisher_name, s.language, f.known, CASE WHEN s.seq > ${after}::bigint THEN f.sentences END AS sentences
    FROM stories s JOIN publishers p ON p.id = s.publisher_id LEFT JOIN story_facts f ON f.story_id = s.id
    WHERE s.id = ANY (ARRAY(SELECT story_id FROM newest)) AND s.seq IS NOT NULL
      AND (${upTo ?? null}::bigint IS NULL OR s.seq <= ${upTo ?? null}::bigint)
    ORDER BY s.seq`);
  return rows.map(({ id, seq, language, ...row }) => ({
    storyId: id,
    seq,
    publisher: { id: row.publisher_id, name: row.publisher_name },
    language,
    known: row.known ? unpackKeys(row.known) : undefined,
    sentences: row.sentences ?? undefined,
  }));
}

/** In the byte order of the machine, which is little-endian everywhere that Node has binaries for, except on s390x. */
function packKeys(keys: Int32Array): Buffer {
  return Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength);
}

/** Copied, because a buffer of the database need not be aligned. */
function unpackKeys(packed: Buffer): Int32Array {
  return new Int32Array(Uint8Array.from(packed).buffer, 0, Math.floor(packed.length / BYTES_PER_KEY));
}
