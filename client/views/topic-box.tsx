import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { topicSlug } from '../../shared/domain/topic.ts';
import { suggestTopics } from '../actions/suggest-topics.ts';
import { settingsTexts } from '../settings-texts.ts';
import type { CountedTopic } from '../state/busiest-topics.ts';
import { texts } from '../texts.ts';

interface Props {
  label: string;
  choose: (slug: string) => void;
}

const PAUSE_MS = 100;

/** An input that adds a topic, with suggestions and the usual keys: arrows, Enter, comma, Escape. */
export function TopicBox({ label, choose }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const suggestions = useSuggestions(isOpen ? text : undefined);
  const isListOpen = isOpen && suggestions.length > 0;
  const take = (slug: string): void => {
    setText('');
    setActive(-1);
    if (slug !== '') choose(slug);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An input method takes Enter and the arrows for its own list.
    if (event.isComposing) return;
    const stops = suggestions.length + 1;
    if (event.key === 'Enter' || (event.key === ',' && text.trim() !== '')) {
      take(suggestions[active]?.slug ?? topicSlug(text));
    } else if (event.key === 'ArrowDown') setActive(((active + 2) % stops) - 1);
    else if (event.key === 'ArrowUp') setActive(((active + stops) % stops) - 1);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div class="topic-box">
      <input
        type="text"
        role="combobox"
        data-testid="topic-input"
        placeholder={settingsTexts.addTopic}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isListOpen}
        aria-controls={id}
        aria-activedescendant={isListOpen && active >= 0 ? `${id}-${active}` : undefined}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={80}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {isListOpen && <Suggestions id={id} topics={suggestions} active={active} take={take} />}
    </div>
  );
}

interface SuggestionsProps {
  id: string;
  topics: readonly CountedTopic[];
  active: number;
  take: (slug: string) => void;
}

function Suggestions({ id, topics, active, take }: SuggestionsProps) {
  return (
    <div class="suggestions" role="listbox" id={id} aria-label={settingsTexts.suggestions}>
      {topics.map((topic, index) => (
        // Keeps the focus in the input, so that the list does not close before the click.
        <button
          type="button"
          role="option"
          tabIndex={-1}
          key={topic.slug}
          id={`${id}-${index}`}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(topic.slug)}
        >
          <span>{topic.label}</span>
          <span class="count">{texts.storyCount(topic.stories)}</span>
        </button>
      ))}
    </div>
  );
}

function useSuggestions(text: string | undefined): readonly CountedTopic[] {
  const [found, setFound] = useState<readonly CountedTopic[]>([]);
  const asking = useRef<AbortController | undefined>(undefined);
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => {
      asking.current?.abort();
      asking.current = new AbortController();
      const { signal } = asking.current;
      void suggestTopics(text, signal).then((topics) => signal.aborted || setFound(topics));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return found;
}
