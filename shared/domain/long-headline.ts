const LONG_WIDTH = 120;
/** Letters twice as wide as Latin ones: Chinese, Japanese, Korean and full-width forms. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

/** True for a headline that is set in a smaller size, so that it does not fill the card. */
export function isLongHeadline(headline: string): boolean {
  return headline.length + (headline.match(WIDE)?.length ?? 0) > LONG_WIDTH;
}
