/** Handlers for `.catch` whose names say why a failure needs no more than this. */

/** The request failed, for whatever reason: the caller handles that there is no answer. */
export function noAnswer(): undefined {
  return undefined;
}

/** The caller goes on without this step and loses nothing that it promises. */
export function notNeeded(): undefined {
  return undefined;
}

/** Another holder of the same promise handles its failure. */
export function handledElsewhere(): undefined {
  return undefined;
}
