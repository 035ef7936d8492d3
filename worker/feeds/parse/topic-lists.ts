/** The commas and semicolons of the scripts that feeds are written in. */
const SEPARATORS = /[,;،؛、，；]/;

/** The subjects of Dublin Core, which many feeds write as one list. */
export function wordsOf(subjects: string | undefined): string[] {
  return subjects?.split(SEPARATORS) ?? [];
}
