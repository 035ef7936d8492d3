/** The exit codes; every `--help` and docs/cli.md have the same table. */
export const EXIT = { ok: 0, refused: 1, usage: 2, tryLater: 3, key: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** When a command ends with which code. */
export const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: 'all went well',
  [EXIT.refused]: 'something was rejected or failed',
  [EXIT.usage]: 'the command was not written correctly',
  [EXIT.tryLater]: 'the server could not be reached or is busy: try again later',
  [EXIT.key]: 'the key is missing, unknown or lacks the scope',
};

const EXIT_LINES = Object.entries(EXIT_MEANINGS).map(([code, meaning]) => `  ${code}  ${meaning}`);
export const EXIT_HELP = `\nExit codes:\n${EXIT_LINES.join('\n')}`;

/** A failure whose message is shown to the user without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
