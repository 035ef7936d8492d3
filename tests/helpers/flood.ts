import { createAnnouncer } from '../../shared/node/wire/announcer.ts';
import type { World } from './world.ts';

/** Puts many stories on the wire, as workers would record them, faster than a worker could. */
export interface Flood {
  /** Records and announces `count` more stories at once, with consecutive numbers in their headlines. */
  pour(count: number): Promise<void>;
  poured(): number;
}

/** Copies this story, each with its own id, headline and event. The topics `even` and `odd` alternate. */
export function openFlood(world: World, templateId: string): Flood {
  const { db, redis, keys } = world;
  const announcer = createAnnouncer({ db, redis, keys, streamEvents: 20_000 });
  let no = 0;
  return {
    poured: () => no,
    async pour(count) {
      await db.query(
        `WITH copies AS (
           SELECT gen_random_uuid() AS id, n, 'Flood ' || n AS headline,
             CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END AS slug
           FROM generate_series($2::int, $3::int) AS n
         ), topics AS (
           SELECT *, jsonb_build_array(jsonb_build_object('slug', slug, 'label', initcap(slug))) AS refs FROM copies
         ), written AS (
           INSERT INTO stories (id, publisher_id, revision, submission_no, headline, summary, body_html, topics,
             topic_slugs, priority, published_at, content_hash, words)
           SELECT t.id, s.publisher_id, 1, s.submission_no, t.headline, s.summary, s.body_html, t.refs, ARRAY[t.slug],
             'routine', now(), s.content_hash, s.words
           FROM topics t, stories s WHERE s.id = $1
         )
         INSERT INTO wire_events (type, story_id, submission_id, payload, keys)
         SELECT e.type, t.id, e.submission_id,
           jsonb_set(jsonb_set(jsonb_set(jsonb_set(e.payload, '{story,id}', to_jsonb(t.id)),
             '{story,headline}', to_jsonb(t.headline)), '{story,topics}', t.refs),
             '{story,storyline,id}', to_jsonb(t.id)),
           jsonb_set(e.keys, '{now,topics}', jsonb_build_array(t.slug))
         FROM topics t, wire_events e WHERE e.story_id = $1 ORDER BY t.n`,
        [templateId, no + 1, no + count],
      );
      no += count;
      await announcer.announce();
    },
  };
}
