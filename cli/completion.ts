import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { BUILT_IN_SECTIONS } from '../shared/domain/section.ts';
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
  for (const command of completed.commands.values()) {
    const section = command.options.get('section');
    if (section) section.handler = completeSection;
  }
  program.commands
    .find((command) => command.name() === 'completion')
    ?.description('print the completion script of a shell')
    .hook('preAction', allowSourcingTwice)
    .addHelpText('after', EXAMPLES);
}

function completeTerm(complete: (value: string, description: string) => void): void {
  for (const [term, meaning] of QUERY_TERMS) complete(term, meaning);
}

/** The built-in sections: which ones the site has, only its server knows. */
function completeSection(complete: (value: string, description: string) => void): void {
  for (const section of BUILT_IN_SECTIONS) complete(section, 'a built-in section');
}

/** The package's script for Bash makes its names read-only, so that sourcing it again would print errors. */
function allowSourcingTwice(): void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => write(String(chunk).replace(/^readonly /gm, ''));
}
