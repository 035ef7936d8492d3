import { Command } from 'commander';
import type { SiteSettings } from '../../shared/contract/site-schema.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print } from '../output.ts';
import { type SiteFlags, setSite } from '../site/set-site.ts';
import { siteLines } from '../site/site-text.ts';

/** `newswire site show|set`. */
export function siteCommand(): Command {
  return new Command('site')
    .description('what the site says of itself: name, logo, colour, legal texts (needs an admin key)')
    .addCommand(showCommand())
    .addCommand(setCommand());
}

function showCommand(): Command {
  const command = new Command('show')
    .description('show what is set')
    .option('--json', 'print the settings as JSON')
    .addHelpText('after', '\nExample:\n  newswire site show --json | jq -r .imprint')
    .action(async ({ json, ...flags }: ConnectionOptions & { json?: boolean }) => {
      const settings = await keyedClient(flags).send<SiteSettings>({ method: 'GET', path: '/admin/site' });
      print(json ? JSON.stringify(settings) : siteLines(settings).join('\n'));
    });
  return withConnection(command);
}

function setCommand(): Command {
  const command = new Command('set')
    .description("change what is named; '' goes back to the default")
    .option('--name <name>', 'the name of the site')
    .option('--description <text>', 'what it is, in a sentence')
    .option('--contact <address>', 'an e-mail address, for readers')
    .option('--accent <colour>', 'such as #0b5fa5; made darker or lighter until it can be read')
    .option('--imprint <file>', 'a file of Markdown, for /imprint; - reads stdin')
    .option('--privacy <file>', 'a file of Markdown, for /privacy; - reads stdin')
    .option('--logo <file>', 'a PNG, JPEG or WebP picture; icons are made of it')
    .option('--json', 'print the settings as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  newswire site set --name "The Brindle Wire" --accent "#0b5fa5" --logo logo.png\n' +
        "  newswire site set --imprint imprint.md --logo ''",
    )
    .action((flags: SiteFlags) => setSite(flags));
  return withConnection(command);
}
