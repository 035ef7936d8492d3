/** Writes numbers as the reader does. */
export const number = new Intl.NumberFormat();

/** A number with what it counts. */
export function plural(count: number, one: string, many: string): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}
