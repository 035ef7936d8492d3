import type { OwnPerson, PeopleAnswer, Person, PersonInvited } from '../../../shared/contract/person-shapes.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { encodePart } from '../../../shared/domain/well-formed.ts';
import { callApi } from '../../ops/net/operator-call.ts';

type RegistrationOptions = Parameters<typeof import('@simplewebauthn/browser').startRegistration>[0]['optionsJSON'];

export const getPeople = (): Promise<PeopleAnswer> => callApi('GET', '/people');

export const addPerson = (person: { name: string; role: Role; publisher?: string }): Promise<PersonInvited> =>
  callApi('POST', '/people', person);

export const changePerson = (id: string, change: { role?: Role; enabled?: boolean }): Promise<Person> =>
  callApi('PATCH', `/people/${id}`, change);

export const removePerson = (id: string): Promise<unknown> => callApi('DELETE', `/people/${id}`);

export const invitePerson = (id: string): Promise<PersonInvited> => callApi('POST', `/people/${id}/invitation`);

export const getOwn = (): Promise<OwnPerson> => callApi('GET', '/people/me');

export const startPasskey = (): Promise<RegistrationOptions> => callApi('POST', '/people/me/passkeys/options', {});

export const addPasskey = (passkey: object): Promise<unknown> => callApi('POST', '/people/me/passkeys', passkey);

export const removePasskey = (id: string): Promise<unknown> =>
  callApi('DELETE', `/people/me/passkeys/${encodePart(id)}`);
