import { BackupFileError } from './backup-file-error.ts';

const LINE_END = 0x0a;
/** The line that ends a table's rows; a row never looks like it, because COPY doubles backslashes. */
const ROWS_END = Buffer.from('\\.\n');
const ROWS_END_LATER = Buffer.from('\n\\.\n');

/** Reads lines and the rows of tables from a stream, and holds no more than one chunk and one line. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** The next line without its end; throws when it is longer than `maxBytes` or the stream ends first. */
  async line(maxBytes: number): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf(LINE_END);
      if (end > maxBytes || (end === -1 && this.#held.length > maxBytes)) throw cutShort();
      if (end !== -1) {
        const line = this.#held.toString('utf8', 0, end);
        this.#held = this.#held.subarray(end + 1);
        return line;
      }
      if (!(await this.#fill())) throw cutShort();
    }
  }

  /** The rows up to the line that ends them, in blocks of whole lines. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const end = this.#held.subarray(0, ROWS_END.length).equals(ROWS_END) ? 0 : this.#held.indexOf(ROWS_END_LATER) + 1;
      if (end > 0 || this.#held.subarray(0, ROWS_END.length).equals(ROWS_END)) {
        const rows = this.#held.subarray(0, end);
        this.#held = this.#held.subarray(end + ROWS_END.length);
        if (rows.length > 0) yield rows;
        return;
      }
      const whole = this.#held.lastIndexOf(LINE_END) + 1;
      const rows = this.#held.subarray(0, whole);
      this.#held = this.#held.subarray(whole);
      if (rows.length > 0) yield rows;
      if (!(await this.#fill())) throw cutShort();
    }
  }

  /** Everything that is left. */
  async *rest(): AsyncGenerator<Buffer> {
    if (this.#held.length > 0) yield this.#held;
    this.#held = Buffer.alloc(0);
    while (await this.#fill()) {
      yield this.#held;
      this.#held = Buffer.alloc(0);
    }
  }

  async #fill(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done) return false;
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
    return true;
  }
}

function cutShort(): BackupFileError {
  return new BackupFileError('damaged', 'it is damaged: it ends in the middle');
}
