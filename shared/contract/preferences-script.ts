import { TEXT_SIZE_NAME, TEXT_SIZES, THEME_NAME, THEMES } from './preferences.ts';

/** Where pages load the script below, unless it is written into them. */
export const PREFERENCES_PATH = '/preferences.js';

/**
 * Applies both before the first paint, so that no page shows in another theme or size first. A reader whose system asks
 * for more contrast, and who has chosen no theme, gets that of high contrast.
 */
export const PREFERENCES_SCRIPT = `(() => {
  const kept = (name, values) => {
    try {
      const value = JSON.parse(localStorage.getItem('newswire.' + name));
      return values.includes(value) ? value : undefined;
    } catch {
      // Storage is blocked, or holds something else.
    }
  };
  const { dataset } = document.documentElement;
  const size = kept('${TEXT_SIZE_NAME}', ${JSON.stringify(TEXT_SIZES)});
  const theme = kept('${THEME_NAME}', ${JSON.stringify(THEMES.filter((theme) => theme !== 'system'))});
  if (size) dataset.text = size;
  if (theme) dataset.theme = theme;
  else if (matchMedia('(prefers-contrast: more)').matches) dataset.theme = 'contrast';
})();`;
