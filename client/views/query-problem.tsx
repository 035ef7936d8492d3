import type { QueryError } from '../../shared/domain/search/query.ts';
import { expectedText } from '../expected-text.ts';
import { searchTexts } from '../search-texts.ts';

/** What a query lacks, with the place marked. */
export function QueryProblem({ id, q, problem }: { id: string; q: string; problem: QueryError }) {
  const end = problem.offset + problem.length;
  return (
    <p class="query-problem" id={id} role="alert" data-testid="query-problem">
      {searchTexts.expected(expectedText(problem.expected))}{' '}
      <span class="query-place" dir="auto">
        {q.slice(0, problem.offset)}
        <mark>{q.slice(problem.offset, end)}</mark>
        {q.slice(end)}
      </span>
    </p>
  );
}
