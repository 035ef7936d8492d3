import { computed, type ReadonlySignal, signal } from '@preact/signals';
import {
  TEXT_SIZE_NAME,
  TEXT_SIZES,
  type TextSize,
  THEME_NAME,
  THEMES,
  type Theme,
} from '../../shared/contract/preferences.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const chosenTheme = signal<Theme>(storedTheme());
const chosenSize = signal<TextSize>(storedSize());
const contrast = globalThis.matchMedia?.('(prefers-contrast: more)');
const wantsContrast = signal(contrast?.matches ?? false);

/** The theme that the reader has chosen. */
export const theme: ReadonlySignal<Theme> = chosenTheme;
/** The size of text that the reader has chosen, in per cent. */
export const textSize: ReadonlySignal<TextSize> = chosenSize;
/** The theme that is shown: without a choice, that of high contrast where the system asks for it. */
export const shownTheme = computed<Theme>(() =>
  chosenTheme.value === 'system' && wantsContrast.value ? 'contrast' : chosenTheme.value,
);

contrast?.addEventListener('change', ({ matches }) => {
  wantsContrast.value = matches;
});
onStoredElsewhere(THEME_NAME, () => {
  chosenTheme.value = storedTheme();
});
onStoredElsewhere(TEXT_SIZE_NAME, () => {
  chosenSize.value = storedSize();
});

/** Chooses a theme, in all tabs. */
export function chooseTheme(next: Theme): void {
  chosenTheme.value = next;
  writeStored(THEME_NAME, next);
}

/** Chooses a size of text, in all tabs. */
export function chooseTextSize(next: TextSize): void {
  chosenSize.value = next;
  writeStored(TEXT_SIZE_NAME, next);
}

function storedTheme(): Theme {
  const kept = readStored(THEME_NAME);
  return THEMES.find((each) => each === kept) ?? 'system';
}

function storedSize(): TextSize {
  const kept = readStored(TEXT_SIZE_NAME);
  return TEXT_SIZES.find((each) => each === kept) ?? '100';
}
