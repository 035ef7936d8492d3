import { useEffect, useState } from 'preact/hooks';
import { deskTexts } from '../desk-texts.ts';
import { draft, edit } from '../draft.ts';
import { session } from '../session.ts';
import { describedBy, FieldNotes } from './fields.tsx';

const PAUSE_MS = 150;

/** A field for topics, separated by commas, with suggestions for the last one. */
export function TopicsField() {
  const { topics } = draft.value;
  const begun = topics.slice(0, topics.lastIndexOf(',') + 1).trim();
  const suggestions = useSuggestions(topics.slice(topics.lastIndexOf(',') + 1).trim());
  return (
    <div class="field field-topics">
      <label class="field-label" for="topics">
        {deskTexts.topics}
      </label>
      <input
        id="topics"
        list="topics-known"
        autocomplete="off"
        value={topics}
        onInput={(event) => edit({ topics: event.currentTarget.value })}
        {...describedBy('topics', deskTexts.topicsHint)}
      />
      <datalist id="topics-known">
        {suggestions.map((label) => (
          <option key={label} value={begun === '' ? label : `${begun} ${label}`} />
        ))}
      </datalist>
      <FieldNotes name="topics" hint={deskTexts.topicsHint} />
    </div>
  );
}

function useSuggestions(prefix: string): string[] {
  const [labels, setLabels] = useState<string[]>([]);
  const api = session.value?.api;
  useEffect(() => {
    if (prefix === '' || !api) return setLabels([]);
    let isCurrent = true;
    const timer = setTimeout(() => {
      api.topics(prefix).then(
        (answer) => isCurrent && setLabels(answer.topics.map(({ label }) => label)),
        // Suggestions are optional.
        () => isCurrent && setLabels([]),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [prefix, api]);
  return labels;
}
