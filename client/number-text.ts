import { locale } from './locale.ts';

/** Formats numbers in the reader's locale. */
export const number = new Intl.NumberFormat(locale);
