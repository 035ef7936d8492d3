import { getAudit, getCandidates, getFeeds, getKeys, getPublishers, getRulings } from '../net/admin-api.ts';
import { getSite } from '../net/site-api.ts';
import { listed, show } from '../state/lists.ts';
import { PARTS, type Part, part, showPart } from '../state/part.ts';
import { tell } from './act.ts';

const AUDIT_PAGE = '50';
let auditFilter: Record<string, string> = {};

/** Shows the part that the address names, now and whenever it changes. */
export function followPart(): void {
  const open = (): void => {
    showPart(PARTS.find((name) => location.hash === `#${name}`) ?? 'publishers');
    show('made', undefined);
    void loadPart();
  };
  addEventListener('hashchange', open);
  open();
}

/** Loads what the part on the screen shows. */
export async function loadPart(): Promise<void> {
  try {
    await LOADERS[part.value]();
  } catch (error) {
    tell(error);
  }
}

const LOADERS: Record<Part, () => Promise<void>> = {
  publishers: loadPublishers,
  async keys() {
    await loadPublishers();
    show('keys', (await getKeys()).keys);
  },
  async feeds() {
    show('feeds', (await getFeeds()).feeds);
  },
  async topics() {
    show('rulings', (await getRulings()).rulings);
    show('candidates', (await getCandidates()).candidates);
  },
  async takedown() {
    // There is nothing to list.
  },
  async site() {
    show('site', await getSite());
  },
  async audit() {
    show('audit', await getAudit(new URLSearchParams({ ...auditFilter, limit: AUDIT_PAGE })));
  },
};

async function loadPublishers(): Promise<void> {
  show('publishers', (await getPublishers()).publishers);
}

/** Shows the entries of the audit log that the filter finds. */
export async function filterAudit(filter: Record<string, string>): Promise<void> {
  auditFilter = filter;
  await loadPart();
}

/** Shows older entries of the audit log below those that are shown. */
export async function loadMoreAudit(): Promise<void> {
  const before = listed('audit');
  if (!before?.next) return;
  try {
    const older = await getAudit(new URLSearchParams({ ...auditFilter, limit: AUDIT_PAGE, before: before.next }));
    show('audit', { entries: [...before.entries, ...older.entries], next: older.next });
  } catch (error) {
    tell(error);
  }
}
