import type { TargetedKeyboardEvent } from 'preact';
import {
  addTopic,
  chooseTyped,
  dismissSuggestions,
  moveThroughSuggestions,
  removeLastTopic,
} from '../actions/choose-topics.ts';
import { typeTopic } from '../actions/suggest-topics.ts';
import { topicBox } from '../state/topic-box.ts';
import { texts } from '../texts.ts';

const LIST_ID = 'topic-suggestions';

/** A box with completion; arrow keys, Enter, comma, Escape and Backspace do what one expects. */
export function TopicBox() {
  const { text, isOpen, active, suggestions } = topicBox.value;
  const isListOpen = isOpen && suggestions.length > 0;
  return (
    <div class="topic-box">
      <input
        type="text"
        role="combobox"
        data-testid="topic-input"
        placeholder={texts.addTopic}
        aria-label={texts.topicInput}
        aria-autocomplete="list"
        aria-expanded={isListOpen}
        aria-controls={LIST_ID}
        aria-activedescendant={active >= 0 ? optionId(active) : undefined}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={80}
        value={text}
        onInput={(event) => typeTopic(event.currentTarget.value)}
        onFocus={(event) => typeTopic(event.currentTarget.value)}
        onBlur={dismissSuggestions}
        onKeyDown={pressKey}
      />
      {isListOpen && <Suggestions />}
    </div>
  );
}

function Suggestions() {
  const { active, suggestions } = topicBox.value;
  return (
    <div class="suggestions" role="listbox" id={LIST_ID} aria-label={texts.suggestions}>
      {suggestions.map((topic, index) => (
        // The box keeps the focus, so that the list does not close before the click counts.
        <button
          type="button"
          role="option"
          tabIndex={-1}
          key={topic.slug}
          id={optionId(index)}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => addTopic(topic.slug)}
        >
          <span>{topic.label}</span>
          <span class="count">{texts.storyCount(topic.stories)}</span>
        </button>
      ))}
    </div>
  );
}

function pressKey(event: TargetedKeyboardEvent<HTMLInputElement>): void {
  const act = actionFor(event.key, event.currentTarget.value);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionFor(key: string, text: string): (() => void) | undefined {
  if (key === 'Enter' || (key === ',' && text.trim() !== '')) return chooseTyped;
  if (key === 'ArrowDown') return () => moveThroughSuggestions(1);
  if (key === 'ArrowUp') return () => moveThroughSuggestions(-1);
  if (key === 'Escape') return dismissSuggestions;
  if (key === 'Backspace' && text === '') return removeLastTopic;
  return undefined;
}

function optionId(index: number): string {
  return `${LIST_ID}-${index}`;
}
