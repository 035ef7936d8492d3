import type { Scope } from './scope.ts';

/** What a person can be; operators and moderators belong to the installation, editors and writers to a publisher. */
export const ROLES = ['operator', 'moderator', 'editor', 'writer'] as const;
export type Role = (typeof ROLES)[number];

/** What each role may do: the scopes that a key would need for it. */
export const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  operator: ['moderate', 'admin'],
  moderator: ['moderate'],
  editor: ['publish'],
  writer: ['write'],
};

/** Whether a person with this role belongs to a publisher. */
export function isOfPublisher(role: Role): boolean {
  return role === 'editor' || role === 'writer';
}
