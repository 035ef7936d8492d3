import { coveragePath } from '../../shared/domain/coverage-address.ts';
import { runningTexts } from '../running-texts.ts';
import { runningCoverages } from '../state/running.ts';

/** The way to the newest coverage that runs, and to the others. */
export function LiveLinks() {
  const [newest, ...others] = runningCoverages.value;
  if (!newest) return null;
  return (
    <div class="live-links">
      <a class="live-link" href={coveragePath(newest)} lang={newest.language ?? undefined} data-testid="live-link">
        <strong>{runningTexts.badge}</strong> <span dir="auto">{newest.title}</span>
      </a>
      {others.length > 0 && (
        <a class="live-others" href="/live">
          {runningTexts.others(others.length)}
        </a>
      )}
    </div>
  );
}
