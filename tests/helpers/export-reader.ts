import { waitFor } from './wait-for.ts';

/** Reads an export line by line. */
export interface ExportReader {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong field fails by itself
  lines: any[];
  headlines(): string[];
  /** True once the response has ended properly, false once it broke off. */
  whole: Promise<boolean>;
  /** Waits for this many headlines. */
  has(count: number): Promise<string[]>;
  stop(): void;
}

/** Starts an export. */
export async function openExport(url: string): Promise<ExportReader> {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal });
  const lines: ExportReader['lines'] = [];
  const headlines = (): string[] => lines.flatMap(({ story }) => story?.headline ?? []);
  return {
    status: response.status,
    lines,
    headlines,
    whole: read(response, lines).then(
      () => true,
      () => false,
    ),
    has: (count) => waitFor(`${count} headlines`, () => headlines().length >= count && headlines()),
    stop: () => abort.abort(),
  };
}

async function read(response: Response, lines: ExportReader['lines']): Promise<void> {
  let rest = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line) => JSON.parse(line)));
  }
}
