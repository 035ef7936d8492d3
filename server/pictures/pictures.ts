import { NewswireError } from '../../shared/domain/errors.ts';
import type { PictureWidth } from '../../shared/domain/picture.ts';
import type { ImagesConfig } from '../../shared/node/config/images-config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { pictureKey } from '../../shared/node/pictures/picture-key.ts';
import type { PictureFormat } from '../../shared/node/pictures/resize.ts';
import { openResizer, UnusablePicture } from '../../shared/node/pictures/resizer.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { openFairSlots, type Requester } from '../limits/fair-slots.ts';
import { createFailedPictures, type FailedPictures } from './failed-pictures.ts';
import { openPictureFetch, unusable } from './fetch-picture.ts';
import { openPictureAddresses, type PictureAddresses } from './picture-addresses.ts';
import { openPictureCache, type PictureCache } from './picture-cache.ts';
import { createKnownFacts, type KnownFacts, masterName } from './picture-facts.ts';
import { NO_ICONS, openPublisherIcons, type PublisherIcons } from './publisher-icons.ts';
import { openRefusedPictures, type RefusedPictures } from './refused-pictures.ts';
import { type ShownPictures, showPictures } from './show-pictures.ts';

/** Pictures that are fetched or resized at once; each may take 10 MB before it is decoded. */
const SLOTS = { capacity: 4, perAddress: 2, maxWaiting: 200 };
const SWEEP_MS = 300_000;

interface PictureRequest {
  /** The publisher's address. */
  source: string;
  width: PictureWidth;
  format: PictureFormat;
  requester: Requester;
  /** Called before anything is fetched or resized; throws when this requester may not cause it. */
  onWork: () => void;
}

/** The proxy for pictures. */
export interface Pictures {
  mode: ImagesConfig['mode'];
  addresses: PictureAddresses;
  shown: ShownPictures;
  /** Of publishers' sites. */
  icons: PublisherIcons;
  /** The picture in this version. Throws `story_removed`, `picture_gone`, `picture_unusable`, `unavailable` or `overloaded`. */
  load(request: PictureRequest): Promise<Buffer>;
  /** Learns which pictures were taken down, and deletes them. */
  forgetRefused(): Promise<void>;
  close(): Promise<void>;
}

interface PicturesDeps {
  db: Database;
  config: ImagesConfig;
  secret: string;
  publicUrl: string | undefined;
  log: Logger;
}

/** Opens the proxy, and learns what its cache knows. */
export async function openPictures({ db, config, secret, publicUrl, log }: PicturesDeps): Promise<Pictures> {
  const addresses = openPictureAddresses(secret);
  const facts = createKnownFacts();
  const icons = config.mode === 'off' ? NO_ICONS : await openPublisherIcons(db, log);
  const cache = openPictureCache(config.cacheDir, config.cacheBytes);
  const failed = createFailedPictures();
  const refused = openRefusedPictures(db, cache);
  const forgetRefused = async (): Promise<void> => {
    try {
      await refused.learn();
      failed.clear();
    } catch (error) {
      log.warn({ err: error }, 'pictures that were taken down may be kept');
    }
  };
  const fetching = openPictureFetch(config.policy, publicUrl);
  const resizer = openResizer();
  const sweep = async (): Promise<void> => {
    try {
      facts.learn(await cache.sweep());
    } catch (error) {
      log.warn({ err: error }, 'the cache of pictures cannot be read');
    }
  };
  if (config.mode === 'proxy') {
    await sweep();
    await forgetRefused();
  }
  const sweeps = config.mode === 'proxy' ? setInterval(sweep, SWEEP_MS).unref() : undefined;
  return {
    mode: config.mode,
    addresses,
    shown: showPictures(config.mode, { addresses, facts, icons }),
    icons,
    load: openLoader({ cache, facts, failed, refused, fetching, resizer, log }),
    forgetRefused,
    async close() {
      clearInterval(sweeps);
      icons.close();
      resizer.close();
      await fetching.close();
    },
  };
}

interface LoaderDeps {
  cache: PictureCache;
  facts: KnownFacts;
  failed: FailedPictures;
  refused: RefusedPictures;
  fetching: Pick<ReturnType<typeof openPictureFetch>, 'fetch'>;
  resizer: Pick<ReturnType<typeof openResizer>, 'run'>;
  log: Logger;
}

/** A picture whose versions can be made; if it is new, with the version that was asked for first. */
interface BroughtIn {
  master: Buffer;
  first?: { name: string; bytes: Uint8Array };
}

function openLoader({ cache, facts, failed, refused, fetching, resizer, log }: LoaderDeps): Pictures['load'] {
  const slots = openFairSlots(SLOTS);
  const once = onceAtATime<Buffer>();
  const onceForSource = onceAtATime<BroughtIn>();
  const read = (name: string): Promise<Buffer | undefined> =>
    cache.get(name).catch((error: unknown) => void log.warn({ err: error }, 'a picture could not be read'));
  // A full or read-only disk costs time, not pictures.
  const keep = (name: string, bytes: Uint8Array): Promise<void> =>
    cache.put(name, bytes).catch((error: unknown) => log.warn({ err: error }, 'a picture could not be kept'));
  const bringIn = async ({ source, width, format }: PictureRequest, name: string): Promise<BroughtIn> => {
    const known = facts.of(source);
    const kept = known && (await read(masterName(source, known)));
    if (kept) return { master: kept };
    const original = await fetching.fetch(source);
    const { bytes, master } = await resizer.run({ kind: 'original', bytes: original, width, format });
    if (!master) throw new Error(`${name} was resized without its master`);
    facts.add(source, master.facts);
    await keep(masterName(source, master.facts), master.bytes);
    return { master: Buffer.from(master.bytes), first: { name, bytes } };
  };
  const make = async (request: PictureRequest, name: string): Promise<Buffer> => {
    const { source, width, format } = request;
    const { master, first } = await onceForSource(source, () => bringIn(request, name));
    const { bytes } = first?.name === name ? first : await resizer.run({ kind: 'version', master, width, format });
    // It may have been taken down while it was fetched.
    refused.check(source);
    await keep(name, bytes);
    return Buffer.from(bytes);
  };
  return async (request) => {
    const { source, width, format, requester, onWork } = request;
    refused.check(source);
    const name = `${pictureKey(source)}-${width}.${format}`;
    const kept = await read(name);
    if (kept) return kept;
    failed.check(source);
    onWork();
    return once(name, async () => {
      const release = await slots.acquire(requester);
      if (typeof release !== 'function') throw new NewswireError('overloaded', 'Too many pictures wait.', [], 2);
      try {
        return await make(request, name);
      } catch (error) {
        throw remembered(source, error);
      } finally {
        release();
      }
    });
  };

  function remembered(source: string, error: unknown): unknown {
    const known =
      error instanceof UnusablePicture ? unusable('It cannot be decoded, or has over 40 megapixels.') : error;
    if (error instanceof UnusablePicture) log.info({ source, problem: error.message }, 'a picture cannot be decoded');
    if (known instanceof NewswireError) failed.add(source, known);
    return known;
  }
}

/** Callers with the same name share one run. */
function onceAtATime<T>(): (name: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return (name, work) => {
    const current = running.get(name) ?? work().finally(() => running.delete(name));
    running.set(name, current);
    return current;
  };
}
