import type { FilteredEnvelope } from '../../shared/domain/wire-event.ts';
import type { LiveWire } from '../live/live-wire.ts';
import type { OwnReaders } from './reach-asks.ts';

/** This server's readers whom a story would go to, by the index that deliveries use. */
export function ownReaders(
  { hub, readersOf }: Pick<LiveWire, 'hub' | 'readersOf'>,
  envelope: FilteredEnvelope,
): OwnReaders {
  const concerned = hub.concerned(envelope).map(({ id }) => ({ id, readers: readersOf(id) }));
  const followed = concerned.filter(({ readers }) => readers > 0);
  return { columns: followed.reduce((sum, { readers }) => sum + readers, 0), filters: followed.map(({ id }) => id) };
}
