import type { CoverageTakedownAnswer, CoverageTakedownPlan } from '../../shared/contract/takedown-schema.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print, printable } from '../output.ts';
import type { LiveFlags } from './write-live.ts';

/** Removes a coverage for good, or only tells where its text is. */
export async function takeDownLive(id: string, flags: LiveFlags & { reason: string; dryRun?: boolean }): Promise<void> {
  const { reason, dryRun = false, json } = flags;
  const answer = await keyedClient(flags).send<CoverageTakedownAnswer | CoverageTakedownPlan>({
    method: 'POST',
    path: `/coverages/${encodePart(id)}/takedown`,
    body: JSON.stringify({ reason, dryRun }),
  });
  const lines = 'found' in answer ? describePlan(answer) : [describeTakedown(answer)];
  print(json ? JSON.stringify(answer) : lines.map(printable).join('\n'));
}

function describePlan({ title, publisher, found }: CoverageTakedownPlan): string[] {
  const places = Object.entries(found).map(([place, count]) => `  ${place}: ${count}`);
  return [`${title} (${publisher.name})`, ...places, 'Nothing was removed.'];
}

function describeTakedown({ coverageId, finishedAt }: CoverageTakedownAnswer): string {
  return finishedAt === null
    ? `Coverage ${coverageId} is being taken down; a worker finishes it.`
    : `Coverage ${coverageId} was taken down at ${finishedAt}.`;
}
