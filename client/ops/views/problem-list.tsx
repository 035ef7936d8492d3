import type { DismissedProblem } from '../../../shared/contract/ops-history-shapes.ts';
import type { OpsOverview } from '../../../shared/contract/ops-shapes.ts';
import { exactTimeText } from '../../views/time-text.ts';
import { restore } from '../actions/dismiss-problem.ts';
import { opsTexts } from '../ops-texts.ts';
import { outcome } from '../state/failed-jobs.ts';
import { opsHistory } from '../state/history.ts';
import { findProblems, type Problem } from '../state/problems.ts';
import { DismissForm } from './dismiss-form.tsx';

/** Current problems, those that were dismissed, and the outcome of the operator's last action. */
export function ProblemList({ look }: { look: OpsOverview }) {
  const all = findProblems(look, opsHistory.value?.storage);
  const dismissals = new Map(look.dismissed.map((it) => [it.problem, it]));
  const problems = all.filter(({ key }) => !dismissals.has(key));
  return (
    <section class="problems" data-testid="problems">
      <div aria-live="polite">
        {problems.length === 0 ? (
          <p class="all-well">{opsTexts.allWell}</p>
        ) : (
          <ul>
            {problems.map((problem) => (
              <li key={problem.key}>
                <span>{problem.text}</span> <DismissForm problem={problem.key} />
              </li>
            ))}
          </ul>
        )}
        {outcome.value !== '' && (
          <p class="outcome" data-testid="outcome">
            {outcome.value}
          </p>
        )}
      </div>
      <Dismissed
        problems={all.flatMap((problem) => {
          const dismissal = dismissals.get(problem.key);
          return dismissal ? [{ problem, dismissal }] : [];
        })}
      />
    </section>
  );
}

function Dismissed({ problems }: { problems: { problem: Problem; dismissal: DismissedProblem }[] }) {
  if (problems.length === 0) return null;
  return (
    <details class="dismissed" data-testid="dismissed">
      <summary>{opsTexts.dismissed(problems.length)}</summary>
      {problems.map(({ problem: { key, text }, dismissal: { reason, by, until } }) => (
        <p key={key}>
          {text} <span class="note">{opsTexts.dismissedBy(by, exactTimeText(Date.parse(until)), reason)}</span>{' '}
          <button class="button-small" type="button" onClick={() => void restore(key)}>
            {opsTexts.restore}
          </button>
        </p>
      ))}
    </details>
  );
}
