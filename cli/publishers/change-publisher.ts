import { Command, Option } from 'commander';
import type { ListedPublisher } from '../../shared/contract/publisher-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { publisherIdOf } from '../find-publisher.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print } from '../output.ts';
import { describePublisher } from './publisher-text.ts';

interface SetFlags extends ConnectionOptions {
  name?: string;
  site?: string;
  description?: string;
  flashNeedsTwo?: 'on' | 'off';
  json?: boolean;
}

/** `newswire publisher set`. */
export function setCommand(): Command {
  const command = new Command('set')
    .description('rename or describe a publisher, or ask for two people behind its flashes')
    .argument('<publisher>', 'its name or its id')
    .option('--name <name>', 'the name that readers see')
    .option('--site <address>', "the publisher's own site; '' removes it")
    .option('--description <text>', "a sentence about it, for its page; '' removes it")
    .addOption(
      new Option('--flash-needs-two <on|off>', 'whether a second person must approve each flash').choices([
        'on',
        'off',
      ]),
    )
    .option('--json', 'print the publisher as JSON')
    .addHelpText('after', '\nExample:\n  newswire publisher set "The Harbour Post" --name "The Harbour Times"')
    .action((publisher: string, { name, site, description, flashNeedsTwo, ...flags }: SetFlags) => {
      const rule = flashNeedsTwo === undefined ? undefined : flashNeedsTwo === 'on';
      return change(publisher, { name, url: site, description, flashNeedsTwo: rule }, flags);
    });
  return withConnection(command);
}

/** `newswire publisher disable` and `enable`. */
export function switchCommand(name: 'disable' | 'enable', description: string, enabled: boolean): Command {
  const command = new Command(name)
    .description(description)
    .argument('<publisher>', 'its name or its id')
    .option('--json', 'print the publisher as JSON')
    .addHelpText('after', `\nExample:\n  newswire publisher ${name} "The Harbour Post"`)
    .action((publisher: string, flags: ChangeFlags) => change(publisher, { enabled }, flags));
  return withConnection(command);
}

interface ChangeFlags extends ConnectionOptions {
  json?: boolean;
}

async function change(publisher: string, patch: object, { json, ...flags }: ChangeFlags): Promise<void> {
  const api = keyedClient(flags);
  const changed = await api.send<ListedPublisher>({
    method: 'PATCH',
    path: `/publishers/${encodePart(await publisherIdOf(api, publisher))}`,
    body: JSON.stringify(patch),
  });
  print(json ? JSON.stringify(changed) : describePublisher(changed));
}
