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
}

export interface KeysAnswer {
  keys: ApiKey[];
}

export interface ApiKeyMade {
  id: string;
  /** Only shown in this answer; the server stores its hash. */
  key: string;
  scopes: Scope[];
}
