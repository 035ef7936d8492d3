import type { Person, PersonInvited } from '../../shared/contract/person-shapes.ts';
import { note, print, printable } from '../output.ts';

/** A person on one line. */
export function describePerson(person: Person): string {
  const { id, name, role, publisher, passkeys, lastSignInAt, disabledAt, invitedUntil } = person;
  const state = [
    `passkeys ${passkeys}`,
    lastSignInAt === null ? 'never signed in' : `last signed in ${lastSignInAt}`,
    ...(invitedUntil === null ? [] : [`invited until ${invitedUntil}`]),
    ...(disabledAt === null ? [] : [`disabled ${disabledAt}`]),
  ];
  return printable([id, name, role, publisher?.name ?? '-', ...state].join('  '));
}

/** Prints the link of an invitation, which is shown only once. */
export function showInvited(invited: PersonInvited, isJson: boolean | undefined): void {
  const { person, invitation } = invited;
  if (isJson) {
    print(JSON.stringify(invited));
    return;
  }
  note(`${person.name} (${person.role}, ${person.id}) opens this link once, before ${invitation.expiresAt}:`);
  print(invitation.link);
}
