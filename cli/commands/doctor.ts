import { Command } from 'commander';
import { EXIT } from '../cli-error.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { print } from '../output.ts';

/** `newswire doctor`: says what is wrong with an installation, and what to do about it. */
export function doctorCommand(): Command {
  const command = new Command('doctor')
    .description('look at the settings, this machine, Redis, Postgres, the server and its public address')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nReads the environment that servers and workers read, changes nothing, and ends with 1 if there is a problem.\n\n' +
        'Example:\n  docker compose run --rm server newswire doctor',
    )
    .action(doctor);
  return withConnection(command);
}

async function doctor(flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const { examineAll } = await import('../doctor/examine-all.ts');
  const { findingLines } = await import('../doctor/show-findings.ts');
  const findings = await examineAll(process.env, flags);
  if (flags.json) print(JSON.stringify(findings));
  else for (const line of findingLines(findings)) print(line);
  if (findings.some(({ level }) => level === 'problem')) process.exitCode = EXIT.refused;
}
