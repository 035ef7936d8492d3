import type { OpsOverview } from '../../../shared/contract/ops-shapes.ts';
import { opsTexts } from '../ops-texts.ts';
import { outcome } from '../state/failed-jobs.ts';
import { findProblems } from '../state/problems.ts';

/** Current problems, and the outcome of the operator's last action. */
export function ProblemList({ look }: { look: OpsOverview }) {
  const problems = findProblems(look);
  return (
    <section class="problems" data-testid="problems" aria-live="polite">
      {problems.length === 0 ? (
        <p class="all-well">{opsTexts.allWell}</p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {outcome.value !== '' && (
        <p class="outcome" data-testid="outcome">
          {outcome.value}
        </p>
      )}
    </section>
  );
}
