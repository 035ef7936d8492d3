import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { EXIT_MEANINGS } from '../../cli/cli-error.ts';
import { openProgram } from '../../cli/program.ts';
import { ROOT } from './source-files.ts';

/** They run until they are stopped, or print a script. */
const WITHOUT_JSON = ['up', 'demo', 'server', 'worker', 'mcp', 'completion'];
/** They work on this machine, or with what the environment names. */
const WITHOUT_SERVER = ['up', 'demo', 'server', 'worker', 'migrate', 'logs', 'backup', 'restore', 'completion'];

const leaves = leavesOf(openProgram()).filter(({ name }) => name !== 'complete');
const docs = readFileSync(path.join(ROOT, 'docs/cli.md'), 'utf8');

function leavesOf(command: Command, name = ''): { name: string; command: Command }[] {
  if (command.commands.length === 0) return [{ name, command }];
  return command.commands.flatMap((child) => leavesOf(child, `${name} ${child.name()}`.trim()));
}

function has(command: Command, flag: string): boolean {
  return command.options.some(({ long }) => long === flag);
}

test('every command that ends can print its result as JSON', () => {
  expect(leaves.length).toBeGreaterThan(40);
  const without = leaves.filter(({ command }) => !has(command, '--json')).map(({ name }) => name);
  expect(without.sort()).toEqual(WITHOUT_JSON.toSorted());
});

test('every command that talks to a server takes --url, and none another name for it', () => {
  const without = leaves.filter(({ command }) => !has(command, '--url')).map(({ name }) => name);
  expect(without.sort()).toEqual(WITHOUT_SERVER.toSorted());
  expect(leaves.filter(({ command }) => has(command, '--server')).map(({ name }) => name)).toEqual([]);
});

test('every command says what it does, with an example', () => {
  for (const { name, command } of leaves) {
    expect(command.description(), name).not.toBe('');
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help, name).toMatch(/\nExamples?( of [^\n]*; [^\n]*)?:\n/);
  }
});

test('the table of commands names every one, and no other', () => {
  const rows = [...docs.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = '']) => cell.replaceAll('\\|', '|'));
  const named = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, text = '']) => namesIn(text)));
  expect(named.sort()).toEqual(leaves.map(({ name }) => name).sort());
});

/** `key add|list PUBLISHER` names `key add` and `key list`; capitals and options are arguments. */
function namesIn(text: string): string[] {
  if (text === 'completion bash|zsh|fish') return ['completion'];
  const [first = '', second] = text.split(' ').filter((word) => /^[a-z|]+$/.test(word));
  return second === undefined ? [first] : second.split('|').map((name) => `${first} ${name}`);
}

test('the table of exit codes is the one that the code uses', () => {
  const [, table = ''] = docs.split('## Exit codes');
  const rows = [...table.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, meaning]) => [code, meaning]);
  expect(rows).toEqual(Object.entries(EXIT_MEANINGS));
});
