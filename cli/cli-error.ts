/** The exit codes; every `--help` ends with the same table. */
export const EXIT = { ok: 0, refused: 1, usage: 2, tryLater: 3, key: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_HELP = `
Exit codes:
  0  all went well
  1  something was rejected or failed
  2  the command was not written correctly
  3  the server could not be reached or is busy: try again later
  4  the key is missing, unknown or lacks the scope`;

/** A failure whose message is shown to the user without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
