import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { QUERY_TERMS } from './tail/query-argument.ts';

const EXAMPLES = `
Examples:
  newswire completion bash > ~/.local/share/bash-completion/completions/newswire
  newswire completion zsh > "\${fpath[1]}/_newswire"
  newswire completion fish > ~/.config/fish/completions/newswire.fish`;

/** Adds `newswire completion SHELL`, which prints a script, and the hidden `complete` that the script calls. */
export function addCompletion(program: Command): void {
  const completed = tab(program, { completionCommandName: 'completion' });
  for (const name of ['search', 'tail']) completed.commands.get(name)?.argument('query', completeTerm, true);
  program.commands
    .find((command) => command.name() === 'completion')
    ?.description('print the completion script of a shell')
    .hook('preAction', allowSourcingTwice)
    .addHelpText('after', EXAMPLES);
}

function completeTerm(complete: (value: string, description: string) => void): void {
  for (const [term, meaning] of QUERY_TERMS) complete(term, meaning);
}

/** The package's script for Bash makes its names read-only, so that sourcing it again would print errors. */
function allowSourcingTwice(): void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => write(String(chunk).replace(/^readonly /gm, ''));
}
