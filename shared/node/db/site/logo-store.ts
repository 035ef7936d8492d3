import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** A logo and the icons that are made of it. */
export interface LogoFiles {
  logo: Uint8Array;
  icon192: Uint8Array;
  icon512: Uint8Array;
  iconMaskable: Uint8Array;
}

/** Saves a logo in the place of the one before. */
export async function saveLogo(
  tx: Queryable,
  { hash, width, height, files }: { hash: string; width: number; height: number; files: LogoFiles },
): Promise<void> {
  await tx.query(sql`
    INSERT INTO site_logo (hash, width, height, logo, icon_192, icon_512, icon_maskable)
    VALUES (${hash}, ${width}, ${height}, ${files.logo}, ${files.icon192}, ${files.icon512}, ${files.iconMaskable})
    ON CONFLICT (is_only) DO UPDATE SET hash = EXCLUDED.hash, width = EXCLUDED.width, height = EXCLUDED.height,
      logo = EXCLUDED.logo, icon_192 = EXCLUDED.icon_192, icon_512 = EXCLUDED.icon_512,
      icon_maskable = EXCLUDED.icon_maskable`);
}

/** The hash of the logo; undefined when there is none. */
export async function findLogoHash(db: Queryable): Promise<string | undefined> {
  const { rows } = await db.query<{ hash: string }>(sql`SELECT hash FROM site_logo`);
  return rows[0]?.hash;
}

/** Deletes the logo; false when there was none. */
export async function deleteLogo(tx: Queryable): Promise<boolean> {
  const { rowCount } = await tx.query(sql`DELETE FROM site_logo`);
  return rowCount === 1;
}

/** The files of this version of the logo; undefined when it is not the current one. */
export async function readLogo(db: Queryable, hash: string): Promise<LogoFiles | undefined> {
  const { rows } = await db.query<LogoFiles>(sql`
    SELECT logo, icon_192 AS "icon192", icon_512 AS "icon512", icon_maskable AS "iconMaskable"
    FROM site_logo WHERE hash = ${hash}`);
  return rows[0];
}
