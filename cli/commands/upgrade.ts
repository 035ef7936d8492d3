import { Command } from 'commander';
import { CliError, EXIT } from '../cli-error.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { print } from '../output.ts';

/** `newswire upgrade --check`: says what an upgrade to this code will do. */
export function upgradeCommand(): Command {
  const command = new Command('upgrade')
    .description('compare this code with the database and with what runs, before an upgrade; changes nothing')
    .option('--check', 'say what an upgrade will do, and what stands in its way')
    .option('--json', 'print the findings and the steps as JSON')
    .addHelpText(
      'after',
      '\nRun it with the new code in the environment of the servers. It ends with 1 if something stands in the way.\n\n' +
        'Example:\n  docker compose run --rm server newswire upgrade --check',
    )
    .action(upgrade);
  return withConnection(command);
}

async function upgrade(flags: ConnectionOptions & { check?: boolean; json?: boolean }): Promise<void> {
  if (!flags.check) {
    const steps = 'docs/operations.md#upgrades has the steps; `newswire upgrade --check` says which of them are due';
    throw new CliError(EXIT.usage, `Newswire does not replace its own code. ${steps}.`);
  }
  const { lookBefore } = await import('../upgrade/look-before.ts');
  const { judgeUpgrade, stepsOf } = await import('../upgrade/judge-upgrade.ts');
  const before = await lookBefore(process.env, flags);
  const [findings, steps] = [judgeUpgrade(before), stepsOf(before)];
  if (flags.json) print(JSON.stringify({ findings, steps }));
  else {
    const { findingLines } = await import('../doctor/show-findings.ts');
    for (const line of findingLines(findings)) print(line);
    print(steps.length === 0 ? 'Nothing is left to do.' : 'To do:');
    for (const [index, step] of steps.entries()) print(`  ${index + 1}. ${step}`);
  }
  if (findings.some(({ level }) => level === 'problem')) process.exitCode = EXIT.refused;
}
