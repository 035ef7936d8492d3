import { languageOf } from '../../shared/domain/languages.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { language } from '../locale.ts';
import { canTranslate, detectLanguage, translateTexts } from '../net/browser-translator.ts';
import { translation } from '../state/translation.ts';

/** The language from which the browser can translate a story into the page's; undefined where there is none. */
export async function translatableFrom(story: StoryCard): Promise<string | undefined> {
  const from = story.language?.split('-')[0] ?? (await detectLanguage(textsOf(story).join('\n')));
  if (from === undefined || languageOf(from) === language) return undefined;
  return (await canTranslate({ sourceLanguage: from, targetLanguage: language })) ? from : undefined;
}

/** Shows a story's headline and summary in the page's language, or takes them away again. */
export async function translateStory(story: StoryCard, from: string): Promise<void> {
  if (translation.peek()?.storyId === story.id) {
    translation.value = null;
    return;
  }
  const shown = { storyId: story.id, headline: '', summary: null } as const;
  const show = (next: Partial<NonNullable<typeof translation.value>>): void => {
    if (translation.peek()?.storyId === story.id) translation.value = { ...shown, status: 'ready', ...next };
  };
  translation.value = { ...shown, status: 'working' };
  try {
    const pair = { sourceLanguage: from, targetLanguage: language };
    const [headline = '', summary] = await translateTexts(textsOf(story), pair, () => show({ status: 'loading' }));
    show({ headline, summary: summary ?? null });
  } catch {
    show({ status: 'failed' });
  }
}

function textsOf({ headline, summary }: StoryCard): string[] {
  return summary ? [headline, summary] : [headline];
}
