import { removeTopic } from '../actions/choose-topics.ts';
import { listTopics } from '../state/list.ts';
import { labelOf } from '../state/topic-labels.ts';
import { texts } from '../texts.ts';
import { TopicBox } from './topic-box.tsx';

/** The topics that are followed, each with a way out, and the box to add one. */
export function FilterBar() {
  const any = listTopics.value;
  return (
    <section class="filter" aria-label={texts.filterLabel}>
      <div class="chips">
        <a class="chip chip-everything" href="/" aria-current={any.length === 0 ? 'true' : undefined}>
          {texts.everything}
        </a>
        {any.map((slug) => (
          <TopicChip key={slug} slug={slug} />
        ))}
      </div>
      <TopicBox />
    </section>
  );
}

function TopicChip({ slug }: { slug: string }) {
  const label = labelOf(slug);
  return (
    <button
      type="button"
      class="chip chip-topic"
      data-testid="topic-chip"
      data-slug={slug}
      title={texts.removeTopic(label)}
      aria-label={texts.removeTopic(label)}
      onClick={() => removeTopic(slug)}
    >
      {label}
      <span class="chip-cross" aria-hidden="true">
        ×
      </span>
    </button>
  );
}
