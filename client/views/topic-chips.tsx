import { settingsTexts } from '../settings-texts.ts';
import { labelOf } from '../state/topic-labels.ts';
import { Field } from './settings-fields.tsx';
import { TopicBox } from './topic-box.tsx';

interface Props {
  part: 'any' | 'all' | 'none';
  slugs: readonly string[];
  choose: (slugs: string[]) => void;
}

/** Topics, each with a remove button, and an input to add more. */
export function TopicChips({ part, slugs, choose }: Props) {
  return (
    <Field label={settingsTexts.topicParts[part]} isGroup>
      <div class="chips" data-testid={`topics-${part}`}>
        {slugs.map((slug) => (
          <button
            type="button"
            key={slug}
            class="chip chip-topic"
            data-slug={slug}
            aria-label={settingsTexts.removeTopic(labelOf(slug))}
            onClick={() => choose(slugs.filter((other) => other !== slug))}
          >
            {labelOf(slug)}
            <span class="chip-cross" aria-hidden="true">
              ×
            </span>
          </button>
        ))}
        <TopicBox
          label={settingsTexts.topicParts[part]}
          choose={(slug) => slugs.includes(slug) || choose([...slugs, slug])}
        />
      </div>
    </Field>
  );
}
