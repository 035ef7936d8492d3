import type { Watched } from '../../shared/contract/socket-events.ts';
import { isCoverageEvent, storyIdsOf, type WireEvent } from '../../shared/domain/wire-event.ts';
import type { Subject } from './subject.ts';

const COVERAGE = 'coverage:';

/** The name under which its watchers are counted and reached. */
export function watchedName(watched: Watched): string {
  return 'storyId' in watched ? watched.storyId : `${COVERAGE}${watched.coverageId}`;
}

/** What the name stands for. */
export function watchedOf(name: string): Watched {
  return name.startsWith(COVERAGE) ? { coverageId: name.slice(COVERAGE.length) } : { storyId: name };
}

/** The names of what an event is about. */
export function watchedNamesOf(event: WireEvent): readonly string[] {
  return isCoverageEvent(event) ? [watchedName({ coverageId: event.coverageId })] : storyIdsOf(event);
}

/** The events about one story or live coverage. */
export function watchedSubject(watched: Watched): Subject {
  if ('storyId' in watched) {
    const { storyId } = watched;
    return { wants: ({ event }) => storyIdsOf(event).includes(storyId), query: { storyId } };
  }
  const { coverageId } = watched;
  return {
    wants: ({ event }) => isCoverageEvent(event) && event.coverageId === coverageId,
    query: { coverageId },
    // The stream may still have the content of a retracted post.
    isNotInStream: true,
  };
}
