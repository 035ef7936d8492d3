import type { Publisher } from '../shared/contract/publisher-shapes.ts';
import { idSchema } from '../shared/contract/query-schema.ts';
import { CliError, EXIT } from './cli-error.ts';
import type { ApiClient } from './http/api-client.ts';

/** The id of a publisher that is given by id or by name, whatever its case; throws when no publisher has the name. */
export async function publisherIdOf(api: ApiClient, nameOrId: string): Promise<string> {
  if (idSchema.safeParse(nameOrId).success) return nameOrId;
  const { publishers } = await api.send<{ publishers: Publisher[] }>({ method: 'GET', path: '/publishers' });
  const wanted = nameOrId.toLowerCase();
  const found = publishers.find(({ name }) => name.toLowerCase() === wanted);
  if (found) return found.id;
  throw new CliError(EXIT.refused, `There is no publisher “${nameOrId}”. \`newswire publisher list\` shows them all.`);
}
