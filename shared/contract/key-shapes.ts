import type { Scope } from '../domain/scope.ts';

/** A key as operators see it; the key itself is not kept. */
export interface ApiKey {
  id: string;
  /** What it is for; null when nobody said. */
  name: string | null;
  publisher: { id: string; name: string };
  scopes: Scope[];
  /** True for `NEWSWIRE_ADMIN_KEY`. */
  isPreset: boolean;
  createdAt: string;
  /** To the hour; null for a key that was never used. */
  lastUsedAt: string | null;
  revokedAt: string | null;
  /** When it stops working by itself; null for never. */
  expiresAt: string | null;
  /** The id of the key that was made in its place. */
  replacedBy: string | null;
}

export interface KeysAnswer {
  keys: ApiKey[];
}

export interface ApiKeyMade {
  id: string;
  /** Only shown in this answer; the server stores its hash. */
  key: string;
  scopes: Scope[];
  expiresAt: string | null;
}

/** A key made in the place of another one. */
export interface ApiKeyRotated extends ApiKeyMade {
  /** The old key, and until when it works beside the new one. */
  replaces: { id: string; worksUntil: string };
}
