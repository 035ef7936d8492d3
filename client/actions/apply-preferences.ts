import { effect } from '@preact/signals';
import { shownTheme, textSize } from '../state/preferences.ts';

/** Keeps the page in the reader's theme and size of text; before the first paint, a script in its head does the same. */
export function applyPreferences(): void {
  effect(() => {
    const { dataset } = document.documentElement;
    const theme = shownTheme.value;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    if (textSize.value === '100') delete dataset.text;
    else dataset.text = textSize.value;
    colourBrowser();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', colourBrowser);
}

/** The browser's own bars take the colour of the page. */
function colourBrowser(): void {
  const colour = getComputedStyle(document.documentElement).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute('content', colour);
}
