import type { HeldPatch } from '../../contract/story-schema.ts';
import type { SubmissionWork } from '../db/submission/submission-store.ts';

type Fields = Record<string, unknown>;

/** The fields of a picture outside `image`, and their names in it. */
const IN_IMAGE = { imageUrl: 'url', imageAlt: 'alt', imageCaption: 'caption', imageCredit: 'credit' } as const;

/**
 * A submission with a change of its fields. Null empties a field: a whole story then lacks it, a correction still
 * empties it in the story.
 */
export function mergeHeld({ kind, payload }: Pick<SubmissionWork, 'kind' | 'payload'>, patch: HeldPatch): Fields {
  const merged: Fields = { ...withoutOldPicture(payload, patch), ...patch };
  const isEmptied = (field: string): boolean =>
    merged[field] === null && (kind !== 'correct' || field === 'embargoUntil');
  return Object.fromEntries(Object.entries(merged).filter(([field]) => !isEmptied(field)));
}

/** `image` counts instead of the other four fields, so that a change by one form must not be hidden by the other. */
function withoutOldPicture(payload: Fields, patch: Fields): Fields {
  const { image, ...fields } = payload;
  const four = Object.keys(IN_IMAGE);
  if (patch.image !== undefined) {
    return Object.fromEntries(Object.entries(fields).filter(([field]) => !four.includes(field)));
  }
  if (!four.some((field) => field in patch) || !isObject(image)) return payload;
  const spread = Object.entries(IN_IMAGE).flatMap(([field, name]) => (name in image ? [[field, image[name]]] : []));
  return { ...fields, ...Object.fromEntries(spread) };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
