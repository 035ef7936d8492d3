import { textsOf } from './texts-of.ts';

/** What the keyboard shortcuts do. */
export const shortcutTexts = textsOf('shortcut');
