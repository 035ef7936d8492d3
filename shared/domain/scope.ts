/** What a caller can be allowed to do. */
export const SCOPES = ['write', 'publish', 'moderate', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether these scopes allow what needs `wanted`: whoever may publish may also write. */
export function allows(scopes: readonly Scope[], wanted: Scope): boolean {
  return scopes.includes(wanted) || (wanted === 'write' && scopes.includes('publish'));
}
