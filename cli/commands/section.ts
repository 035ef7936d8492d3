import { Command } from 'commander';
import { withConnection } from '../connection.ts';
import { addSection, listSections, orderSections, removeSection, renameSection } from '../sections/change-sections.ts';
import { collectLabel } from '../sections/name-flags.ts';

/** `newswire section list|add|rename|remove|order`. */
export function sectionCommand(): Command {
  return new Command('section')
    .alias('sections')
    .description('the sections of the site that stories may be in')
    .addCommand(listCommand())
    .addCommand(addCommand())
    .addCommand(renameCommand())
    .addCommand(removeCommand())
    .addCommand(orderCommand());
}

function listCommand(): Command {
  const command = new Command('list').description('list the sections with their names, in the site’s order');
  return withJson(command, 'list').action(listSections);
}

function addCommand(): Command {
  const command = new Command('add')
    .description('add a section, or offer a removed one again (needs an admin key)')
    .argument('<slug>', 'a letter, then letters, digits and hyphens; it never changes')
    .argument('[label]', 'its name; a section that was removed may keep its own')
    .option('--name <language=name>', 'its name in a language (repeatable)', collectLabel);
  return withJson(command, 'add local "Local news" --name de=Lokales').action(addSection);
}

function renameCommand(): Command {
  const command = new Command('rename')
    .description("change the names of a section; '' takes one back (needs an admin key)")
    .argument('<slug>', 'the section')
    .argument('[label]', 'its new name')
    .option('--name <language=name>', 'its new name in a language (repeatable)', collectLabel);
  return withJson(command, 'rename sport Games --name de=Spiele').action(renameSection);
}

function removeCommand(): Command {
  const command = new Command('remove')
    .description('take a section out of the choice; its stories stay (needs an admin key)')
    .argument('<slug>', 'the section');
  return withJson(command, 'remove climate').action(removeSection);
}

function orderCommand(): Command {
  const command = new Command('order')
    .description('put sections first, in this order (needs an admin key)')
    .argument('<slug...>', 'the sections');
  return withJson(command, 'order local opinion world').action(orderSections);
}

function withJson(command: Command, example: string): Command {
  command
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', `\nExample:\n  newswire section ${example}`);
  return withConnection(command);
}
