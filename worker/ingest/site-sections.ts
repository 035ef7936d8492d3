import { type Section, shownSections } from '../../shared/domain/section.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { readSections } from '../../shared/node/db/site/section-store.ts';

/** An operator's changes hold after this time. */
const KEPT_MS = 2_000;

/** What a worker knows of the sections that the site offers for new stories. */
export interface SiteSections {
  /** Whether it offers a section, or did two seconds ago. */
  offers(section: Section): Promise<boolean>;
  /** The same for a section that a server has accepted, perhaps the moment after it was added: asks before it says no. */
  offersNow(section: Section): Promise<boolean>;
}

/** Knows the site's sections, which are kept for two seconds. */
export function openSiteSections(db: Queryable, now: () => number = Date.now): SiteSections {
  let kept: { at: number; slugs: Promise<ReadonlySet<Section>> } | undefined;
  const read = async (): Promise<ReadonlySet<Section>> => {
    const reading = { at: now(), slugs: readSlugs(db) };
    kept = reading;
    try {
      return await reading.slugs;
    } catch (error) {
      if (kept === reading) kept = undefined;
      throw error;
    }
  };
  const offers = async (section: Section): Promise<boolean> => {
    const slugs = kept && now() - kept.at <= KEPT_MS ? kept.slugs : read();
    return (await slugs).has(section);
  };
  return {
    offers,
    offersNow: async (section) => (await offers(section)) || (await read()).has(section),
  };
}

async function readSlugs(db: Queryable): Promise<ReadonlySet<Section>> {
  return new Set(shownSections(await readSections(db)));
}
