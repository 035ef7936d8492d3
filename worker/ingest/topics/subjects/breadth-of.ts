import { BUILT_IN_SECTIONS } from '../../../../shared/domain/section.ts';
import { subjectsByName } from '../../../../shared/node/topics/subjects/media-topics.ts';
import { singular } from '../headline-word.ts';

/** A section or a root of the vocabulary; a subject directly below one; anything else, as every name. */
export type Breadth = 'section' | 'broad' | 'narrow';

let known: ReadonlyMap<string, Breadth> | undefined;

/** How much a topic covers, by its slug: "Politics", "Elections", or "Interest rates" and "Velloria". */
export function breadthOf(slug: string): Breadth {
  known ??= readBreadths();
  return known.get(singular(slug)) ?? 'narrow';
}

function readBreadths(): ReadonlyMap<string, Breadth> {
  const breadths = new Map<string, Breadth>();
  for (const { slug, broader } of subjectsByName().values()) {
    const key = singular(slug);
    if (broader === undefined) breadths.set(key, 'section');
    else if (broader.broader === undefined && !breadths.has(key)) breadths.set(key, 'broad');
  }
  for (const section of BUILT_IN_SECTIONS) breadths.set(singular(section), 'section');
  return breadths;
}
