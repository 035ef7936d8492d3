import { LANGUAGES } from '../../shared/domain/languages.ts';
import { LANGUAGE_NAMES } from '../../shared/domain/own-language-names.ts';
import { ready } from './ready.ts';
import type { Scene, State } from './state.ts';

/** The board, a story and a column's settings in every language but English, which all other states show. */
export const LANGUAGE_STATES: readonly State[] = LANGUAGES.filter((language) => language !== 'en').flatMap(
  (language) => {
    const title = LANGUAGE_NAMES[language];
    const browser = { locale: language };
    return [
      { name: `board-${language}`, title: `${title}: a first visit`, browser, act: ready },
      {
        name: `story-${language}`,
        title: `${title}: a story`,
        browser,
        at: ({ stories }) => `/story/${stories.coverage}`,
        act: ({ page }) => page.getByTestId('because').first().waitFor(),
        isLong: true,
      },
      { name: `settings-${language}`, title: `${title}: a column’s settings`, browser, act: openSettings },
    ] satisfies State[];
  },
);

async function openSettings(scene: Scene): Promise<void> {
  await ready(scene);
  await scene.drive.column().getByTestId('column-settings').click();
  await scene.page.getByTestId('settings').waitFor();
}
