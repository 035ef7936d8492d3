import type { Database } from '../../shared/node/db/database.ts';
import { isSampleDue, keepSample } from '../../shared/node/db/installation/health-sample-store.ts';
import { deliveryLatency } from '../../shared/node/fleet/delivery-latency.ts';
import type { ReadFleet } from '../../shared/node/fleet/fleet-figures.ts';

/** Keeps a sample of the installation's health when one is due; false when it is not, or the figures are not known. */
export async function sampleHealth(db: Database, fleet: ReadFleet): Promise<boolean> {
  if (!(await isSampleDue(db))) return false;
  const { record, members } = await fleet();
  if (!record || !members) return false;
  const readers = members.reduce((sum, member) => {
    if (member.kind !== 'server' || member.state !== 'alive') return sum;
    return sum + member.figures.readers.socket + member.figures.readers.stream;
  }, 0);
  const { open, oldestOpenMs } = record;
  await keepSample(db, { latency: deliveryLatency(members), readers, open, oldestOpenMs });
  return true;
}
