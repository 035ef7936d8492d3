/** What an API key can be allowed to do. */
export const SCOPES = ['publish', 'moderate', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];
