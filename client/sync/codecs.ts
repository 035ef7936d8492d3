import { TEXT_SIZE_NAME, THEME_NAME } from '../../shared/contract/preferences.ts';
import { type Codec, isSyncable, listCodec, type Values, valueCodec } from './codec.ts';
import { columnsCodec } from './columns-codec.ts';
import { savedCodec } from './saved-codec.ts';

interface StoredMute {
  kind: string;
  of: string;
  label: string;
  until: number | null;
}

interface StoredVisit {
  at: number;
  seen: Record<string, number>;
}

const muteParts = {
  isEntry: (mute: unknown): mute is StoredMute => typeof (mute as StoredMute | null)?.of === 'string',
  idOf: ({ kind, of }: StoredMute) => `${kind} ${of}`,
  toValue: ({ kind, of, label, until }: StoredMute) => ({ kind, of, label, until }),
  fromValue: (_id: string, mute: StoredMute) => mute,
};
const plainMutes = listCodec<StoredMute>({ name: 'mutes', collection: 'mutes' }, muteParts);

const mutes: Codec = {
  ...plainMutes,
  /** Of two mutes of one thing the longer one stays. */
  additions: (stored, held, nowMs) =>
    new Map(
      [...plainMutes.toValues(stored, held, nowMs)].filter(([id, value]) => {
        const known = held.get(id)?.value;
        return known == null || endOf(value) > endOf(known);
      }),
    ),
};

function endOf(mute: string): number {
  return (JSON.parse(mute) as StoredMute).until ?? Number.POSITIVE_INFINITY;
}

const read = listCodec<string>(
  { name: 'read', collection: 'read' },
  {
    isEntry: (id): id is string => typeof id === 'string',
    idOf: (id) => id,
    toValue: () => 1,
    fromValue: (id) => id,
  },
);

const revisions = listCodec<{ id: string; revision: number }>(
  { name: 'read-revisions', collection: 'revisions' },
  {
    isEntry: (read): read is { id: string; revision: number } =>
      typeof (read as { id: string } | null)?.id === 'string',
    idOf: ({ id }) => id,
    toValue: ({ revision }) => revision,
    fromValue: (id, revision: number) => ({ id, revision }),
  },
);

const storylines = listCodec<{ storyline: string }>(
  { name: 'storylines', collection: 'storylines' },
  {
    isEntry: (visit): visit is { storyline: string } =>
      typeof (visit as { storyline: string } | null)?.storyline === 'string',
    idOf: ({ storyline }) => storyline,
    toValue: (visit) => visit,
    fromValue: (_id, visit: { storyline: string }) => visit,
  },
);

const media = listCodec<{ url: string; seconds: number }>(
  { name: 'media-positions', collection: 'media' },
  {
    isEntry: (position): position is { url: string; seconds: number } =>
      typeof (position as { url: string } | null)?.url === 'string',
    idOf: ({ url }) => url,
    toValue: ({ seconds }) => seconds,
    fromValue: (url, seconds: number) => ({ url, seconds }),
  },
);

const VISIT = 'at';
const SEEN = 'seen ';

/** Up to where each column was seen, and when the reader left last. */
const place: Codec = {
  name: 'visit',
  collection: 'place',
  toValues(stored) {
    const { at, seen } = visitOf(stored);
    const entries = Object.entries(seen).map(([column, seq]): [string, string] => [SEEN + column, String(seq)]);
    const values: Values = new Map(entries.filter(([id, value]) => isSyncable(id, value)));
    return values.set(VISIT, String(at));
  },
  fromItems(items, stored) {
    const visit = visitOf(stored);
    const seen = { ...visit.seen };
    for (const { id, value } of items) if (id.startsWith(SEEN)) seen[id.slice(SEEN.length)] = Number(value);
    const at = items.find(({ id }) => id === VISIT)?.value;
    return { at: at == null ? visit.at : Number(at), seen };
  },
};

function visitOf(stored: unknown): StoredVisit {
  const { at, seen } = (stored ?? {}) as Partial<StoredVisit>;
  return { at: typeof at === 'number' ? at : 0, seen: typeof seen === 'object' && seen !== null ? seen : {} };
}

/** Everything that follows a reader from device to device. */
export const CODECS: readonly Codec[] = [
  columnsCodec,
  mutes,
  savedCodec,
  read,
  revisions,
  storylines,
  media,
  place,
  ...[THEME_NAME, TEXT_SIZE_NAME, 'density', 'media-rate', 'listen-rate', 'quiet'].map(valueCodec),
];
