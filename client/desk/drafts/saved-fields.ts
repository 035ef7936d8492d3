import type { DraftAnswer } from '../../../shared/contract/draft-shapes.ts';
import { changedFieldsOf, type Draft, EMPTY, embargoUntil, localTime } from '../draft-fields.ts';

/** The fields of a draft as the server keeps them: those that differ from what it was loaded from. */
export type SavedFields = DraftAnswer['fields'];

/** What is saved of a draft. Its embargo is an instant, because a colleague may be in another time zone. */
export function toSaved(from: Draft, before: Draft): SavedFields {
  const saved: SavedFields = Object.fromEntries(changedFieldsOf(from, before).map((name) => [name, from[name]]));
  if (!saved.embargo || Number.isNaN(Date.parse(saved.embargo))) return saved;
  return { ...saved, embargo: embargoUntil(saved.embargo) ?? '' };
}

/** A saved draft in the form. */
export function fromSaved(saved: SavedFields, before: Draft): Draft {
  const { embargo } = saved;
  const isInstant = embargo !== undefined && embargo !== '' && !Number.isNaN(Date.parse(embargo));
  const typed = Object.fromEntries(Object.entries(saved).filter(([name, text]) => name in EMPTY && text !== undefined));
  return { ...before, ...typed, ...(isInstant && { embargo: localTime(embargo) }) };
}

/** True when both say the same. */
export function areSame(one: SavedFields, other: SavedFields): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof SavedFields>;
  return [...names].every((name) => one[name] === other[name]);
}
