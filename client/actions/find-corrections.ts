import type { Correction } from '../../shared/contract/recall-shapes.ts';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { fetchCorrections } from '../net/recall-api.ts';
import { readRevisions } from '../state/read-revisions.ts';
import { readStored, writeStored } from '../state/stored.ts';

const NAME = 'corrections';
/** Pages of 500; the rest comes with the next look. */
const PAGES_MAX = 10;
const OPEN_MAX = 100;

/** Up to where this browser has looked, and what it has found of stories that were read. */
interface Looked {
  position?: string;
  open: Correction[];
}

/**
 * The corrections and retractions of read stories that the reader does not have yet, latest last. Which stories were
 * read stays in the browser: it looks through all corrections.
 */
export async function findCorrections(): Promise<readonly Correction[]> {
  let { position, open } = stored();
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer = await fetchCorrections(position);
    open = [...open, ...answer.corrections];
    ({ position } = answer);
    if (!answer.more) break;
  }
  const latest = new Map<string, Correction>();
  for (const correction of open.filter(isOpen)) {
    latest.delete(correction.id);
    latest.set(correction.id, correction);
  }
  open = [...latest.values()].slice(-OPEN_MAX);
  writeStored(NAME, { position, open });
  return open;
}

/** The position of now is where a browser begins to look that has read nothing yet. */
export function beginLooking(): void {
  if (stored().position === undefined) void findCorrections().catch(notNeeded);
}

function isOpen({ id, revision }: Correction): boolean {
  const read = readRevisions.peek().get(id);
  return read !== undefined && read < revision;
}

function stored(): Looked {
  const { position, open } = (readStored(NAME) ?? {}) as Partial<Looked>;
  return { ...(typeof position === 'string' && { position }), open: Array.isArray(open) ? open : [] };
}
