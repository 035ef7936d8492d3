import type { Coverage } from '../../../shared/domain/coverage.ts';
import { takeCoverage } from '../../live/coverage-state.ts';
import { session } from '../session.ts';
import { type CoverageDraft, toCoverageBody } from './coverage-draft.ts';
import { type Refused, refusalOf } from './refused.ts';

/** Starts a coverage and hands it over; why that was refused, undefined when it runs. */
export function startCoverage(
  draft: CoverageDraft,
  once: string,
  started: (coverage: Coverage) => void,
): Promise<Refused | undefined> {
  return refusalOf(async () => {
    const answer = await session.peek()?.api.startCoverage(toCoverageBody(draft), once);
    if (answer) started(answer.coverage);
  });
}

/** Changes title, summary, key points, authors or language; why that was refused. */
export function changeCoverage(id: string, draft: CoverageDraft): Promise<Refused | undefined> {
  return take(() => session.peek()?.api.changeCoverage(id, toCoverageBody(draft)));
}

/** Ends a coverage; why that was refused. */
export function endCoverage(id: string): Promise<Refused | undefined> {
  return take(() => session.peek()?.api.endCoverage(id));
}

function take(send: () => Promise<{ coverage: Coverage }> | undefined): Promise<Refused | undefined> {
  return refusalOf(async () => {
    const answer = await send();
    if (answer) takeCoverage(answer.coverage);
  });
}
