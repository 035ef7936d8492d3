import type { PeopleAnswer, Person } from '../../shared/contract/person-shapes.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { ApiClient } from '../http/api-client.ts';

/** The person with this id or name, whatever its case; throws when there is none, or when several have the name. */
export async function personOf(api: ApiClient, nameOrId: string): Promise<Person> {
  const { people } = await api.send<PeopleAnswer>({ method: 'GET', path: '/people' });
  const wanted = nameOrId.toLowerCase();
  const found = people.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const [person] = found;
  if (found.length > 1) {
    throw new CliError(EXIT.refused, `${found.length} people are called “${nameOrId}”: give the id of one.`);
  }
  if (person) return person;
  throw new CliError(EXIT.refused, `There is nobody called “${nameOrId}”. \`newswire people list\` shows everybody.`);
}
