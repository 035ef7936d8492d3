import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

const EXAMPLES = `
Examples:
  newswire completion bash > ~/.local/share/bash-completion/completions/newswire
  newswire completion zsh > "\${fpath[1]}/_newswire"
  newswire completion fish > ~/.config/fish/completions/newswire.fish`;

/** Adds `newswire completion SHELL`, which prints a script, and the hidden `complete` that the script calls. */
export function addCompletion(program: Command): void {
  tab(program, { completionCommandName: 'completion' });
  program.commands
    .find((command) => command.name() === 'completion')
    ?.description('print the completion script of a shell')
    .hook('preAction', allowSourcingTwice)
    .addHelpText('after', EXAMPLES);
}

/** The package's script for Bash makes its names read-only, so that sourcing it again would print errors. */
function allowSourcingTwice(): void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => write(String(chunk).replace(/^readonly /gm, ''));
}
