import sql from 'sql-template-tag';
import type { SiteIn } from '../../../contract/site-schema.ts';
import { accentShades } from '../../../domain/accent-shades.ts';
import { DEFAULT_SECTIONS, type SiteSection } from '../../../domain/section.ts';
import { DEFAULT_NAME, logoPath, type Site, type SiteLogo } from '../../../domain/site.ts';
import type { Queryable } from '../database.ts';
import { SECTIONS_JSON } from './section-store.ts';

/** The page of a legal text. */
export type LegalText = 'imprint' | 'privacy';

interface SiteRow {
  name: string | null;
  description: string | null;
  contact: string | null;
  accent: string | null;
  has_imprint: boolean;
  has_privacy: boolean;
  sections: SiteSection[];
  hash: string | null;
  width: number | null;
  height: number | null;
}

/** What the site says of itself on every page. */
export async function readSite(db: Queryable): Promise<Site> {
  const { rows } = await db.query<SiteRow>(sql`
    SELECT name, description, contact, accent, imprint_html IS NOT NULL AS has_imprint,
      privacy_html IS NOT NULL AS has_privacy, ${SECTIONS_JSON} AS sections, hash, width, height
    FROM (SELECT true AS is_only) one LEFT JOIN site USING (is_only) LEFT JOIN site_logo USING (is_only)`);
  const [row] = rows;
  return {
    name: row?.name ?? DEFAULT_NAME,
    description: row?.description ?? null,
    contact: row?.contact ?? null,
    shades: row?.accent ? accentShades(row.accent) : null,
    logo: row ? logoOf(row) : null,
    hasImprint: row?.has_imprint ?? false,
    hasPrivacy: row?.has_privacy ?? false,
    sections: row?.sections ?? DEFAULT_SECTIONS,
  };
}

const NOTHING: SiteIn = {
  name: null,
  description: null,
  contact: null,
  accent: null,
  imprint: null,
  privacy: null,
};

/** What operators have set. */
export async function readSettings(db: Queryable): Promise<SiteIn> {
  const { rows } = await db.query<SiteIn>(sql`SELECT name, description, contact, accent, imprint, privacy FROM site`);
  return rows[0] ?? NOTHING;
}

/** Keeps others from changing the site until the transaction ends. */
export async function lockSite(tx: Queryable): Promise<void> {
  await tx.query(sql`LOCK TABLE site IN SHARE ROW EXCLUSIVE MODE`);
}

/** Saves all settings, with the legal texts as safe HTML, too. */
export async function saveSettings(
  tx: Queryable,
  { name, description, contact, accent, imprint, privacy }: SiteIn,
  html: Record<LegalText, string | null>,
): Promise<void> {
  await tx.query(sql`
    INSERT INTO site (name, description, contact, accent, imprint, imprint_html, privacy, privacy_html)
    VALUES (${name}, ${description}, ${contact}, ${accent}, ${imprint}, ${html.imprint}, ${privacy}, ${html.privacy})
    ON CONFLICT (is_only) DO UPDATE SET name = EXCLUDED.name, description = EXCLUDED.description,
      contact = EXCLUDED.contact, accent = EXCLUDED.accent, imprint = EXCLUDED.imprint,
      imprint_html = EXCLUDED.imprint_html, privacy = EXCLUDED.privacy, privacy_html = EXCLUDED.privacy_html`);
}

/** A legal text as safe HTML; undefined when it is not set. */
export async function findLegalText(db: Queryable, which: LegalText): Promise<string | undefined> {
  const column = which === 'imprint' ? sql`imprint_html` : sql`privacy_html`;
  const { rows } = await db.query<{ html: string | null }>(sql`SELECT ${column} AS html FROM site`);
  return rows[0]?.html ?? undefined;
}

function logoOf({ hash, width, height }: SiteRow): SiteLogo | null {
  if (hash === null || width === null || height === null) return null;
  return { hash, url: logoPath(hash), width, height };
}
