import type { IntakeWarning } from '../../../shared/contract/http-shapes.ts';

/** Collects what is not kept of an item, by the name of its field. */
export interface Warnings {
  add(field: string, detail: string): void;
  list(): IntakeWarning[];
}

const WARNINGS_MAX = 100;

export function openWarnings(): Warnings {
  const found: IntakeWarning[] = [];
  let more = 0;
  return {
    add(field, detail) {
      if (found.length < WARNINGS_MAX) found.push({ field, detail: `${field} ${detail}` });
      else more += 1;
    },
    list: () => (more === 0 ? found : [...found, { field: '', detail: `${more} more fields are not kept` }]),
  };
}
