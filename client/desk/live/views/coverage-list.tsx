import { useState } from 'preact/hooks';
import type { Coverage } from '../../../../shared/domain/coverage.ts';
import { liveTexts } from '../../../live/live-texts.ts';
import { Around } from '../../../live/views/moment.tsx';
import { deskTexts } from '../../desk-texts.ts';
import { goTo } from '../../place.ts';
import { session } from '../../session.ts';
import { useLoaded } from '../../use-loaded.ts';
import { LoadFailed } from '../../views/load-failed.tsx';
import { composerTexts } from '../composer-texts.ts';
import { EMPTY_COVERAGE } from '../coverage-draft.ts';
import { startCoverage } from '../write-coverage.ts';
import { CoverageForm } from './coverage-form.tsx';

/** The publisher's coverages, the newest first, and a button that starts another. */
export function CoverageList() {
  const [isStarting, setStarting] = useState(false);
  // One key for the form: a retry after a lost answer starts no second coverage.
  const [once] = useState(() => crypto.randomUUID());
  if (isStarting) {
    return (
      <CoverageForm
        title={composerTexts.startTitle}
        before={EMPTY_COVERAGE}
        send={(draft, attempt) => startCoverage(draft, `${once}-${attempt}`, ({ id }) => goTo('live', id))}
        button={composerTexts.begin}
        close={() => setStarting(false)}
      />
    );
  }
  return (
    <section class="live-list" aria-labelledby="live-list-title">
      <div class="live-list-head">
        <h1 id="live-list-title">{deskTexts.parts.live}</h1>
        <button type="button" class="button is-main" onClick={() => setStarting(true)}>
          {composerTexts.start}
        </button>
      </div>
      <CoveragePages />
    </section>
  );
}

function CoveragePages({ before }: { before?: string }) {
  const [isFurther, setFurther] = useState(false);
  const { api, own } = session.value ?? {};
  const { value, failed, reload } = useLoaded(
    async () => api?.coverages(own?.publisher.id ?? '', before),
    [api, before],
  );
  if (failed && !value) return <LoadFailed reload={reload} />;
  if (!value) return <p class="desk-quiet">{deskTexts.loading}</p>;
  if (value.coverages.length === 0) return <p class="desk-quiet">{composerTexts.none}</p>;
  return (
    <>
      <ul class="desk-list">
        {value.coverages.map((coverage) => (
          <CoverageRow key={coverage.id} coverage={coverage} />
        ))}
      </ul>
      {value.next && !isFurther && (
        <button type="button" class="button" onClick={() => setFurther(true)}>
          {deskTexts.older}
        </button>
      )}
      {value.next && isFurther && <CoveragePages before={value.next} />}
    </>
  );
}

function CoverageRow({ coverage: { id, title, endedAt, posts, changedAt } }: { coverage: Coverage }) {
  return (
    <li class="desk-item">
      <span class={endedAt ? 'live-badge is-ended' : 'live-badge'}>
        {endedAt ? liveTexts.archive : liveTexts.badge}
      </span>
      <div>
        <p class="desk-item-title" dir="auto">
          <a href={`#live/${id}`}>{title}</a>
        </p>
        <p class="desk-quiet">
          {liveTexts.postCount(posts)} · <Around message={liveTexts.updated} at={changedAt} />
        </p>
      </div>
    </li>
  );
}
