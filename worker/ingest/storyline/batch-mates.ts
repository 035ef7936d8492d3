import { packSignature } from '../copies/min-hash.ts';
import { choosePlace, type Seeker, type Settled, type Surroundings } from './find-place.ts';
import type { Neighbourhood } from './near-lines.ts';
import { joinedLine } from './take-place.ts';

/**
 * Chooses the storylines of stories that are recorded together, one after the other: each is seen by those behind it, as
 * if it stood in the record already. Pure.
 */
export function choosePlaces(seekers: { seeker: Seeker; around: Surroundings }[]): Settled[] {
  const settled: Settled[] = [];
  for (const { seeker, around } of seekers) {
    const near = settled.reduce((so, mate) => withMate(so, seeker, mate), around.near);
    settled.push({ seeker, place: choosePlace(seeker, { ...around, near }) });
  }
  return settled;
}

/** True when one story's place may rest on where the other one goes. */
export function depend(a: Settled, b: Settled): boolean {
  return isNear(a.seeker, b.seeker) || shares(linesOf(a), linesOf(b));
}

/** What is near a story, with a mate in its new place. */
function withMate(near: Neighbourhood, seeker: Seeker, mate: Settled): Neighbourhood {
  const { story, choice } = mate.place;
  const known = near.others.find(({ id }) => id === choice.line.id);
  if (!known && !isNear(seeker, mate.seeker)) return near;
  const line = { ...choice.line, members: known ? [...known.members, story] : choice.line.members };
  const before = near.recorded.get(line.id);
  const isOwn = mate.seeker.row.publisher_id === seeker.row.publisher_id;
  // Of a storyline that only the mate was near to, nobody has asked who else is in it.
  const others = before || !mate.place.near.recorded.has(line.id) ? before?.hasPublisher === true : undefined;
  const recorded = { publishers: joinedLine(mate.place).publishers, hasPublisher: isOwn || others };
  return {
    ...near,
    others: [...near.others.filter((other) => other !== known), line],
    recorded: new Map([...near.recorded, [line.id, recorded]]),
    alike: [...near.alike, ...alike(seeker, mate)],
  };
}

function alike(seeker: Seeker, { seeker: { traits, question }, place }: Settled): Neighbourhood['alike'] {
  if (!traits.signature || !shares(question.bands, seeker.question.bands)) return [];
  const { storyId, at } = place.story;
  const storylineId = place.choice.line.id;
  const copyOf = place.original?.storyId ?? null;
  return [{ storyId, storylineId, at, copyOf, signature: packSignature(traits.signature) }];
}

/** Whether the index would name one to the other. */
function isNear(a: Seeker, b: Seeker): boolean {
  return shares(a.question.terms, b.question.terms) || shares(a.question.bands, b.question.bands);
}

function linesOf({ place }: Settled): string[] {
  return [place.choice.line.id, ...place.answer.members.map((member) => member.line_id)];
}

function shares<T>(left: readonly T[], right: readonly T[]): boolean {
  const known = new Set(left);
  return right.some((item) => known.has(item));
}
