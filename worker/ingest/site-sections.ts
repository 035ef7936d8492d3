import { type Section, shownSections } from '../../shared/domain/section.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { readSections } from '../../shared/node/db/site/section-store.ts';

/** An operator's changes hold after this time. */
const KEPT_MS = 2_000;

/** Tells whether the site offers a section for new stories. */
export type IsOffered = (section: Section) => Promise<boolean>;

/** Knows the site's sections, read at most every two seconds. */
export function openSiteSections(db: Queryable, now: () => number = Date.now): IsOffered {
  let kept: { at: number; slugs: Promise<ReadonlySet<Section>> } | undefined;
  return async (section) => {
    if (!kept || now() - kept.at > KEPT_MS) kept = { at: now(), slugs: readSlugs(db) };
    const { slugs } = kept;
    try {
      return (await slugs).has(section);
    } catch (error) {
      if (kept.slugs === slugs) kept = undefined;
      throw error;
    }
  };
}

async function readSlugs(db: Queryable): Promise<ReadonlySet<Section>> {
  return new Set(shownSections(await readSections(db)));
}
