type Keys = Readonly<Record<string, () => void>>;

const NONE: Keys = {};
let own = NONE;

/** What a key does on the open page, if that has keys of its own. */
export function pageKey(key: string): (() => void) | undefined {
  return own[key];
}

/** Gives the open page keys of its own, which come before those of the board; returns how to take them back. */
export function setPageKeys(keys: Keys): () => void {
  own = keys;
  return () => {
    if (own === keys) own = NONE;
  };
}
