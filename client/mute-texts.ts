import { textsOf } from './texts-of.ts';

/** The texts of the dialogs about what is muted. */
export const muteTexts = textsOf('mute');
