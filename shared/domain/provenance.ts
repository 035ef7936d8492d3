/** Where a story that came over bridges is from, and by which installations. */
export interface Provenance {
  /** The installation on whose wire it was published first. */
  installation: string;
  /** Its id there. */
  storyId: string;
  /** Its page there. */
  url: string;
  /** Its publisher's name there. */
  publisher: string;
  /** The installations that it has passed, its origin first. */
  hops: string[];
}

/** A longer way is a mistake. */
const HOPS_MAX = 16;

/** True when a story that came this way may not come here: it has been here before, or went too far. */
export function isLoop(here: string, { installation, hops }: Pick<Provenance, 'installation' | 'hops'>): boolean {
  return installation === here || hops.includes(here) || hops.length > HOPS_MAX;
}
