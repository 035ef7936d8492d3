import pg from 'pg';

const BEGIN = /^\s*BEGIN\b/i;
const END = /^\s*(?:COMMIT|ROLLBACK)\b/i;

/** The arguments of `pg`'s query: a text or a query, values, and a callback instead of a promise. */
type Statement = string | { text: string; name?: string };
type Answer = (error: unknown, result?: unknown) => void;

/** Configuration of a client whose settings hold for each transaction. */
export interface TransactionClientConfig extends pg.ClientConfig {
  /** Statements that follow each BEGIN. */
  settings: string;
}

/**
 * A client for a pooler in transaction mode, where each transaction may run on another connection to Postgres. Sends
 * the settings with each transaction, and every statement outside of one in its own: with BEGIN before and COMMIT
 * behind it, in the same packet. Uses no named statements, which another connection does not know.
 */
export class TransactionClient extends pg.Client {
  readonly #settings: string;
  /** Whether the statements sent so far leave a transaction open. */
  #isOpen = false;

  constructor(config: TransactionClientConfig) {
    super(config);
    this.#settings = config.settings;
  }

  /** Typed so that it fits all overloads of `pg`. */
  override query(...args: never[]): never {
    const [statement, values, callback] = args as unknown as [Statement, unknown, Answer | undefined];
    return this.#send(statement, values, callback) as never;
  }

  #send(statement: Statement, values: unknown, callback: Answer | undefined): unknown {
    const text = typeof statement === 'string' ? statement : statement.text;
    if (BEGIN.test(text)) {
      this.#isOpen = true;
      return this.#pass(`${text}; ${this.#settings}`, values, callback);
    }
    if (END.test(text)) {
      this.#isOpen = false;
      return this.#pass(text, values, callback);
    }
    if (this.#isOpen) return this.#pass(unnamed(statement), values, callback);
    const result = this.#sendAlone(unnamed(statement), values);
    if (!callback) return result;
    result.then((rows) => callback(undefined, rows), callback);
    return undefined;
  }

  /** A failed statement makes its COMMIT a rollback; a failed COMMIT fails the statement. */
  async #sendAlone(statement: Statement, values: unknown): Promise<unknown> {
    const begun = this.#pass(`BEGIN; ${this.#settings}`);
    const answered = this.#pass(statement, values);
    const committed = this.#pass('COMMIT');
    const [, result] = await Promise.all([begun, answered, committed]);
    return result;
  }

  #pass(...args: unknown[]): unknown {
    return (super.query as (...args: unknown[]) => unknown).apply(this, args);
  }
}

function unnamed(statement: Statement): Statement {
  if (typeof statement === 'string' || statement.name === undefined) return statement;
  const { text, values } = statement as { text: string; values?: unknown[] };
  return { text, ...(values && { values }) } as Statement;
}
