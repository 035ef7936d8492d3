import type { RunningCoverage } from '../../shared/contract/coverage-shapes.ts';
import { coveragePath } from '../../shared/domain/coverage-address.ts';
import { runningTexts } from '../running-texts.ts';

/** The way from a story to the live coverage that links to it. */
export function LiveMark({ coverage }: { coverage: RunningCoverage }) {
  return (
    <p class="story-live">
      <a class="live-link" href={coveragePath(coverage)} lang={coverage.language ?? undefined} data-testid="story-live">
        <strong>{runningTexts.badge}</strong> <span dir="auto">{coverage.title}</span>
      </a>
    </p>
  );
}
