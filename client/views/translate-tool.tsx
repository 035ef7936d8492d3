import { useEffect, useState } from 'preact/hooks';
import { languageName } from '../../shared/domain/language-name.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { translatableFrom, translateStory } from '../actions/translate-story.ts';
import { language, locale } from '../locale.ts';
import { translation } from '../state/translation.ts';
import { translationTexts } from '../translation-texts.ts';
import { Icon } from './icon.tsx';

/** A button that has the browser translate a story in another language; nothing where the browser cannot. */
export function TranslateTool({ story }: { story: StoryCard }) {
  const [from, setFrom] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    void translatableFrom(story).then((found) => isWanted && setFrom(found));
    return () => {
      isWanted = false;
    };
  }, [story.id, story.language]);
  if (from === undefined) return null;
  const isShown = translation.value?.storyId === story.id;
  return (
    <button
      type="button"
      class="tool"
      data-testid="tool-translate"
      title={translationTexts.from(languageName(from, locale), languageName(language, locale))}
      aria-expanded={isShown}
      onClick={() => void translateStory(story, from)}
    >
      <Icon name="translate" />
      <span>{isShown ? translationTexts.original : translationTexts.translate}</span>
    </button>
  );
}
