import { textsOf } from './texts-of.ts';

/** The texts of the dialog about a reader’s devices. */
export const devicesTexts = textsOf('devices');
