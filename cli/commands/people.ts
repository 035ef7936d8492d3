import { Command, Option } from 'commander';
import type { PeopleAnswer, Person, PersonInvited } from '../../shared/contract/person-shapes.ts';
import { ROLES, type Role } from '../../shared/domain/role.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { publisherIdOf } from '../find-publisher.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print } from '../output.ts';
import { personOf } from '../people/find-person.ts';
import { describePerson, showInvited } from '../people/person-text.ts';

interface Flags extends ConnectionOptions {
  json?: boolean;
}

interface AddFlags extends Flags {
  role: Role;
  publisher?: string;
}

/** `newswire people add|list|invite|disable|enable|remove`. */
export function peopleCommand(): Command {
  return new Command('people')
    .description('manage the people who sign in by passkey')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(inviteCommand())
    .addCommand(switchCommand('disable', 'end the sessions of a person, who can no longer sign in', false))
    .addCommand(switchCommand('enable', 'let a disabled person sign in again', true))
    .addCommand(removeCommand());
}

function addCommand(): Command {
  const command = new Command('add')
    .description('add a person; prints a link with which they make their passkey, once and within 48 hours')
    .argument('<name>', 'the name in the audit log and at the desk')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--publisher <publisher>', 'of an editor or a writer: its name or its id')
    .option('--json', 'print the person and the link as JSON')
    .addHelpText('after', '\nExample:\n  newswire people add "Ana Reis" --role editor --publisher "The Harbour Post"')
    .action(addPerson);
  return withConnection(command);
}

function listCommand(): Command {
  const command = new Command('list')
    .description('list everybody with role, publisher and last sign-in')
    .argument('[publisher]', 'only those of this publisher: its name or its id')
    .option('--json', 'print the people as JSON')
    .addHelpText('after', '\nExample:\n  newswire people list "The Harbour Post"')
    .action(listPeople);
  return withConnection(command);
}

function inviteCommand(): Command {
  const command = new Command('invite')
    .description('invite a person anew; the passkey that they make replaces all they have')
    .argument('<person>', 'their name or id')
    .option('--json', 'print the person and the link as JSON')
    .addHelpText('after', '\nExample:\n  newswire people invite "Ana Reis"')
    .action(invitePerson);
  return withConnection(command);
}

function switchCommand(name: 'disable' | 'enable', description: string, enabled: boolean): Command {
  const command = new Command(name)
    .description(description)
    .argument('<person>', 'their name or id')
    .option('--json', 'print the person as JSON')
    .addHelpText('after', `\nExample:\n  newswire people ${name} "Ana Reis"`)
    .action((person: string, flags: Flags) => switchPerson(person, flags, enabled));
  return withConnection(command);
}

function removeCommand(): Command {
  const command = new Command('remove')
    .description('remove a person for good; what they did stays in the audit log')
    .argument('<person>', 'their name or id')
    .option('--json', 'print who was removed as JSON')
    .addHelpText('after', '\nExample:\n  newswire people remove "Ana Reis"')
    .action(removePerson);
  return withConnection(command);
}

async function addPerson(name: string, { role, publisher, json, ...flags }: AddFlags): Promise<void> {
  const api = keyedClient(flags);
  const id = publisher === undefined ? undefined : await publisherIdOf(api, publisher);
  const body = JSON.stringify({ name, role, publisher: id });
  showInvited(await api.send<PersonInvited>({ method: 'POST', path: '/people', body }), json);
}

async function listPeople(publisher: string | undefined, { json, ...flags }: Flags): Promise<void> {
  const api = keyedClient(flags);
  const query = publisher === undefined ? '' : `?publisher=${encodePart(await publisherIdOf(api, publisher))}`;
  const { people } = await api.send<PeopleAnswer>({ method: 'GET', path: `/people${query}` });
  if (json) return print(JSON.stringify(people));
  if (people.length === 0) note('No people yet. Add one: newswire people add NAME --role operator');
  for (const person of people) print(describePerson(person));
}

async function invitePerson(nameOrId: string, { json, ...flags }: Flags): Promise<void> {
  const api = keyedClient(flags);
  const { id } = await personOf(api, nameOrId);
  showInvited(await api.send<PersonInvited>({ method: 'POST', path: `/people/${id}/invitation` }), json);
}

async function switchPerson(nameOrId: string, { json, ...flags }: Flags, enabled: boolean): Promise<void> {
  const api = keyedClient(flags);
  const { id } = await personOf(api, nameOrId);
  const body = JSON.stringify({ enabled });
  const person = await api.send<Person>({ method: 'PATCH', path: `/people/${id}`, body });
  print(json ? JSON.stringify(person) : describePerson(person));
}

async function removePerson(nameOrId: string, { json, ...flags }: Flags): Promise<void> {
  const api = keyedClient(flags);
  const { id, name } = await personOf(api, nameOrId);
  await api.send({ method: 'DELETE', path: `/people/${id}` });
  print(json ? JSON.stringify({ removed: id }) : `${name} is removed.`);
}
