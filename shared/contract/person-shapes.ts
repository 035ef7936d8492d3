import type { Role } from '../domain/role.ts';
import type { Scope } from '../domain/scope.ts';

/** Who somebody is. */
interface Who {
  id: string;
  name: string;
  role: Role;
  /** The publisher of an editor or a writer; null for operators and moderators. */
  publisher: { id: string; name: string } | null;
}

/** A person as operators see them. */
export interface Person extends Who {
  createdAt: string;
  /** Since when they cannot sign in; null while they can. */
  disabledAt: string | null;
  lastSignInAt: string | null;
  passkeys: number;
  /** Until when an invitation is open; null without one. */
  invitedUntil: string | null;
}

export interface PeopleAnswer {
  people: Person[];
}

/** An invitation: only the answer that makes it has the link. */
export interface Invitation {
  link: string;
  expiresAt: string;
}

export interface PersonInvited {
  person: Person;
  invitation: Invitation;
}

export interface PersonPasskey {
  id: string;
  name: string;
  createdAt: string;
  usedAt: string | null;
}

/** `GET /people/me`: whose session it is. */
export interface OwnPerson {
  /** Null without a session, and for one that began with a key. */
  person: (Who & { passkeys: PersonPasskey[] }) | null;
  scopes: Scope[];
}

/** `POST /people/invitation`: whom it is for, and what the browser needs to make a passkey. */
export interface InvitationOpened {
  person: Omit<Who, 'id'>;
  options: object;
}

/** Somebody has signed in; a cookie keeps the session. */
export interface SignedIn {
  person: Who;
  /** The page for their role. */
  home: '/admin' | '/desk';
}
