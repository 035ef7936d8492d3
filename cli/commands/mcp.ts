import { Command } from 'commander';
import { type ConnectionOptions, resolveConnection, withConnection } from '../connection.ts';

/** `newswire mcp`. */
export function mcpCommand(): Command {
  return withConnection(new Command('mcp'))
    .description('serve the Model Context Protocol on stdin and stdout, for assistants on this computer')
    .addHelpText('after', EXAMPLES)
    .action(serveMcp);
}

const EXAMPLES = `
Example of an assistant's configuration; it starts this command itself:

  { "mcpServers": { "newswire": { "command": "newswire", "args": ["mcp", "--url", "https://news.example"] } } }

With --key or NEWSWIRE_KEY it may also publish. Assistants that speak HTTP need no command: their address is
https://news.example/mcp`;

async function serveMcp(options: ConnectionOptions): Promise<void> {
  // Large modules that only this command needs.
  const [{ serveStdio }, { createNewsServer }, { askServer }] = await Promise.all([
    import('@modelcontextprotocol/server/stdio'),
    import('../../shared/node/mcp/news-server.ts'),
    import('../mcp/ask-server.ts'),
  ]);
  const ask = askServer(resolveConnection(options, process.env));
  const serving = serveStdio(() => createNewsServer(ask));
  await new Promise((resolve) => process.stdin.once('close', resolve));
  await serving.close();
}
