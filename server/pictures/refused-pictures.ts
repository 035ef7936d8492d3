import { NewswireError } from '../../shared/domain/errors.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { listRefusedPictures } from '../../shared/node/db/takedown/takedown-store.ts';
import { pictureKey } from '../../shared/node/pictures/picture-key.ts';
import type { PictureCache } from './picture-cache.ts';

/** Pictures of stories that were taken down: they are neither kept nor fetched again. */
export interface RefusedPictures {
  /** Throws `story_removed` for such a picture. */
  check(source: string): void;
  /** Reads which there are, and deletes their files. */
  learn(): Promise<void>;
}

/** Knows none until it learns them. */
export function openRefusedPictures(db: Database, cache: Pick<PictureCache, 'drop'>): RefusedPictures {
  let keys: ReadonlySet<string> = new Set();
  return {
    check(source) {
      if (keys.size > 0 && keys.has(pictureKey(source))) {
        throw new NewswireError('story_removed', 'The picture was taken down with its story.');
      }
    },
    async learn() {
      keys = new Set(await listRefusedPictures(db));
      if (keys.size > 0) await cache.drop(keys);
    },
  };
}
