import { useState } from 'preact/hooks';
import type { FailedJob } from '../../../shared/contract/ops-shapes.ts';
import { ErrorBoundary } from '../../views/error-boundary.tsx';
import { exactTimeText } from '../../views/time-text.ts';
import { discard, retry, searchJobs } from '../actions/failed-jobs.ts';
import { opsTexts } from '../ops-texts.ts';
import { failedJobs, jobWords } from '../state/failed-jobs.ts';
import { Panel } from './panel.tsx';

/** Failed jobs, with a search and buttons to retry or discard each. */
export function FailedJobsPanel() {
  const jobs = failedJobs.value;
  const none = jobWords.value === '' ? opsTexts.noJobs : opsTexts.noMatch;
  return (
    <Panel name={opsTexts.jobs} testid="failed-jobs" note={opsTexts.jobsNote}>
      <input
        type="search"
        aria-label={opsTexts.search}
        placeholder={opsTexts.search}
        value={jobWords.value}
        onInput={(event) => void searchJobs(event.currentTarget.value)}
      />
      {jobs.length === 0 ? (
        <p class="nothing">{none}</p>
      ) : (
        <ul class="jobs">
          {jobs.map((job) => (
            <ErrorBoundary key={`${job.queue} ${job.id}`} of={job} note={opsTexts.notShown} tag="li">
              <JobItem job={job} />
            </ErrorBoundary>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function JobItem({ job }: { job: FailedJob }) {
  const [asks, setAsks] = useState(false);
  const facts = [
    job.queue,
    job.publisher,
    job.attempts !== null && opsTexts.attempts(job.attempts),
    job.retries && opsTexts.retries,
  ];
  return (
    <li data-testid="failed-job">
      <div>
        <strong>{job.title}</strong>
        <p class="error">{job.error}</p>
        <p class="note">
          {facts.filter(Boolean).join(' · ')} · <time dateTime={job.at}>{exactTimeText(Date.parse(job.at))}</time> ·{' '}
          <code>{job.id}</code>
        </p>
      </div>
      {asks ? (
        <div class="job-acts">
          <span>{opsTexts.confirmDiscard}</span>
          <button class="button-small is-main" type="button" onClick={() => void discard(job)}>
            {opsTexts.discard}
          </button>
          <button class="button-small" type="button" onClick={() => setAsks(false)}>
            {opsTexts.keep}
          </button>
        </div>
      ) : (
        <div class="job-acts">
          <button class="button-small is-main" type="button" onClick={() => void retry(job)}>
            {opsTexts.retry}
          </button>
          <button class="button-small" type="button" onClick={() => setAsks(true)}>
            {opsTexts.discard}
          </button>
        </div>
      )}
    </li>
  );
}
