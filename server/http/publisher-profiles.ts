import type { PublisherProfile } from '../../shared/contract/publisher-shapes.ts';
import { findProfile } from '../../shared/node/db/publisher/profile-store.ts';
import { shareWork } from '../limits/share-work.ts';
import type { PublisherIcons } from '../pictures/publisher-icons.ts';
import { lookUp } from '../replicas/look-up.ts';
import type { ReadRoutes } from '../replicas/route-reads.ts';

const KEPT_MAX = 500;
/** Counts may be this old; a new story shows at once in the list below them. */
const KEPT_MS = 30_000;

/**
 * The profile of a publisher with its icon; undefined for an unknown id. `onWork` is called before the database is asked,
 * and throws when this requester may not cause that.
 */
export type ReadProfile = (publisherId: string, onWork?: () => void) => Promise<PublisherProfile | undefined>;

/** Reads profiles, each at most every 30 seconds however many readers ask. */
export function openPublisherProfiles(
  reads: ReadRoutes,
  icons: Pick<PublisherIcons, 'shown'>,
  now: () => number = Date.now,
): ReadProfile {
  const share = shareWork<PublisherProfile | undefined>();
  const kept = new Map<string, { profile: PublisherProfile; until: number }>();
  const read = async (id: string): Promise<PublisherProfile | undefined> => {
    const profile = await lookUp(reads.forRequest(), (db) => findProfile(db, id));
    // Who asks for unknown ids must not crowd out the known ones.
    if (!profile) return undefined;
    kept.delete(id);
    kept.set(id, { profile, until: now() + KEPT_MS });
    if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value ?? '');
    return profile;
  };
  return async (id, onWork) => {
    const known = kept.get(id);
    if (known && known.until > now()) return icons.shown(known.profile);
    onWork?.();
    const profile = await share(id, () => read(id));
    return profile && icons.shown(profile);
  };
}
