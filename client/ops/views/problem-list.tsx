import type { OpsOverview } from '../../../shared/wire/ops-shapes.ts';
import { opsTexts } from '../ops-texts.ts';
import { outcome } from '../state/failed-jobs.ts';
import { findProblems } from '../state/problems.ts';

/** What to look at first, and what came of the operator's last act. */
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
