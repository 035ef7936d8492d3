import { getAudit, getCandidates, getFeeds, getKeys, getPublishers, getRulings } from '../net/admin-api.ts';
import { getOwn, getPeople } from '../net/people-api.ts';
import { getSections } from '../net/sections-api.ts';
import { getSite } from '../net/site-api.ts';
import { listed, show } from '../state/lists.ts';
import { type Part, part, partsFor, showPart } from '../state/part.ts';
import { tell } from './act.ts';

const AUDIT_PAGE = '50';
let auditFilter: Record<string, string> = {};

/** Shows the part that the address names, now and on each change, if the signed-in person may open it. */
export async function followPart(): Promise<void> {
  const own = await getOwn().catch(tell);
  if (!own) return;
  show('own', own);
  const parts = partsFor(own);
  const open = (): void => {
    showPart(parts.find((name) => location.hash === `#${name}`) ?? parts[0] ?? 'you');
    show('made', undefined);
    show('invited', undefined);
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
  async people() {
    await loadPublishers();
    show('people', (await getPeople()).people);
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
  async sections() {
    show('sections', (await getSections()).sections);
  },
  async site() {
    show('site', await getSite());
  },
  async you() {
    show('own', await getOwn());
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
