import type { SyncItem } from '../domain/sync/item.ts';

interface DeviceShape {
  id: string;
  /** Browser and system, such as `Firefox on Linux`. */
  name: string;
  createdAt: string;
  seenAt: string;
  /** True for the one that asks. */
  current: boolean;
}

interface PasskeyShape {
  id: string;
  name: string;
  createdAt: string;
  usedAt: string | null;
}

/** What the server keeps of a reader, without the items. */
export interface ReaderShape {
  createdAt: string;
  devices: DeviceShape[];
  passkeys: PasskeyShape[];
  /** Whom the reader comments as. */
  commenter: { id: string; name: string } | null;
  items: number;
  bytes: number;
  bytesMax: number;
}

/** `GET /reader`: null for a browser that has joined nobody. */
export interface ReaderAnswer {
  reader: ReaderShape | null;
}

export interface SyncAnswer {
  /** The id of the wire: after a backup was restored there is another one, and devices send everything again. */
  wire: string;
  version: number;
  /** The server's time, in milliseconds since 1970. */
  now: number;
  /** Whether `items` are all that there are: others that were known are deleted. */
  whole: boolean;
  items: SyncItem[];
  /** Subscribes a socket to changes; valid for an hour. */
  ticket: string;
}

export interface JoinCode {
  code: string;
  expiresAt: string;
}

/** `GET /reader/export`. */
export interface ReaderExport extends ReaderShape {
  exportedAt: string;
  content: { collection: string; id: string; value: unknown; writtenAt: string }[];
}
