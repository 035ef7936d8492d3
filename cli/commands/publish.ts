import { Command } from 'commander';
import { EXIT } from '../cli-error.ts';
import { type ConnectionOptions, requireKey, resolveConnection, withConnection } from '../connection.ts';
import { createApiClient } from '../http/api-client.ts';
import { note, print } from '../output.ts';
import { openSource } from '../publish/open-source.ts';
import { type PublishReport, summarise, wentWell } from '../publish/publish-report.ts';

/** With doubling pauses, enough time for a server to restart. */
const ATTEMPTS = 7;

interface PublishFlags extends ConnectionOptions {
  wait?: boolean;
  json?: boolean;
  preview?: boolean;
}

/** `newswire publish FILE|-`. */
export function publishCommand(): Command {
  const command = new Command('publish')
    .description('put stories on the wire, from a file or from stdin')
    .argument('<file>', 'one story as JSON, an array of stories, or NDJSON; - reads stdin')
    .option('--wait', 'follow every submission until it is finished')
    .option('--preview', 'only tell what the story would reach if it were published now')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', EXAMPLES)
    .action(publish);
  return withConnection(command);
}

const EXAMPLES = `
Examples:
  newswire publish stories.ndjson --wait
  echo '{"headline":"Ferry service resumes"}' | newswire publish -
  newswire publish flash.json --preview

Stories go out in order, in batches. A story that is rejected is reported with its line on
stderr and does not stop the others.`;

async function publish(file: string, flags: PublishFlags): Promise<void> {
  const connection = resolveConnection(flags, process.env);
  requireKey(connection);
  const api = createApiClient(connection, { attempts: ATTEMPTS, onRetry: note });
  if (flags.preview) {
    const reach = await import('../publish/preview-reach.ts');
    const found = await reach.previewReach(api, await openSource(file));
    if (flags.json) print(JSON.stringify(found));
    else reach.describeReach(found).forEach(print);
    return;
  }
  const { publishStories } = await import('../publish/publish-stories.ts');
  const report: PublishReport = { accepted: 0, rejected: 0, seconds: 0, submissions: [], errors: [] };
  const source = await openSource(file);
  try {
    await publishStories(api, source, report, { wait: flags.wait === true, quiet: flags.json === true });
  } finally {
    if (flags.json) print(JSON.stringify(report));
    else summarise(report).forEach(print);
  }
  if (!wentWell(report)) process.exitCode = EXIT.refused;
}
