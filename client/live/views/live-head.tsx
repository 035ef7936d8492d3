import type { Coverage } from '../../../shared/domain/coverage.ts';
import { paragraphsOf } from '../../../shared/domain/coverage-address.ts';
import { liveTexts } from '../live-texts.ts';
import { Around } from './moment.tsx';

/** The title of a coverage, what it is about and what one must know. */
export function LiveHead({ coverage }: { coverage: Coverage }) {
  const { publisher, title, summary, keyPoints, authors, language, startsAt, changedAt, endedAt, posts } = coverage;
  const lang = language ?? undefined;
  return (
    <header class="live-head">
      <p class="live-marks">
        <span class={endedAt ? 'live-badge is-ended' : 'live-badge'}>
          {endedAt ? liveTexts.archive : liveTexts.badge}
        </span>{' '}
        <a class="live-publisher" href={`/publisher/${publisher.id}`} dir="auto">
          {publisher.name}
        </a>
      </p>
      <h1 class="live-title" dir="auto" lang={lang}>
        {title}
      </h1>
      {summary && (
        <div class="live-summary" dir="auto" lang={lang}>
          {paragraphsOf(summary).map((part) => (
            <p key={part}>{part}</p>
          ))}
        </div>
      )}
      <p class="live-facts">
        {authors.length > 0 && <span dir="auto">{liveTexts.by(authors.join(', '))}</span>}
        <Around message={liveTexts.began} at={startsAt} />
        <Around message={liveTexts.updated} at={changedAt} />
        <span data-testid="post-count">{liveTexts.postCount(posts)}</span>
      </p>
      {keyPoints.length > 0 && (
        <section class="live-points" aria-labelledby="points-title">
          <h2 id="points-title">{liveTexts.keyPoints}</h2>
          <ul dir="auto" lang={lang}>
            {keyPoints.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      )}
      {endedAt && (
        <p class="live-ended" data-testid="live-ended">
          <Around message={liveTexts.ended} at={endedAt} />
        </p>
      )}
    </header>
  );
}
