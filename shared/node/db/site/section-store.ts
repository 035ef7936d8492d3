import sql, { type Sql } from 'sql-template-tag';
import type { SectionLabels, SiteSection } from '../../../domain/section.ts';
import type { Queryable } from '../database.ts';

/** The sections of the site as a value of a query: every one that it has had, in its order. */
export const SECTIONS_JSON: Sql = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'label', label, 'labels', labels, 'isRemoved', is_removed)
    ORDER BY place, slug), '[]') FROM site_sections)`;

/** Every section that the site has had, in its order. */
export async function readSections(db: Queryable): Promise<SiteSection[]> {
  const { rows } = await db.query<{ sections: SiteSection[] }>(sql`SELECT ${SECTIONS_JSON} AS sections`);
  return rows[0]?.sections ?? [];
}

/** Keeps others from changing the sections until the transaction ends. */
export async function lockSections(tx: Queryable): Promise<void> {
  await tx.query(sql`LOCK TABLE site_sections IN SHARE ROW EXCLUSIVE MODE`);
}

/** Saves all sections in this order. */
export async function saveSections(tx: Queryable, sections: readonly SiteSection[]): Promise<void> {
  const rows = sections.map(
    ({ slug, label, labels, isRemoved }, place): SectionRow => ({
      ...{ slug, label, labels, place, is_removed: isRemoved },
    }),
  );
  await tx.query(sql`
    INSERT INTO site_sections (slug, label, labels, place, is_removed)
    SELECT slug, label, labels, place, is_removed
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS given (slug text, label text, labels jsonb, place integer, is_removed boolean)
    ON CONFLICT (slug) DO UPDATE SET label = EXCLUDED.label, labels = EXCLUDED.labels, place = EXCLUDED.place,
      is_removed = EXCLUDED.is_removed`);
}

interface SectionRow {
  slug: string;
  label: string | null;
  labels: SectionLabels;
  place: number;
  is_removed: boolean;
}
