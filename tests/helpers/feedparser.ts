import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { findOnPath } from '../../server/embedded/executables.ts';
import { ensureProgram, type WantedProgram } from '../../server/embedded/install-program.ts';
import { bylineOf } from '../../worker/feeds/parse/byline.ts';
import { resolveUrl } from '../../worker/feeds/parse/resolve-url.ts';
import { titleLine } from '../../worker/feeds/parse/text-construct.ts';
import type { ExpectedFeed } from '../eval/feed-facts.ts';

const SCRIPT = path.join(import.meta.dirname, 'read-feeds.py');
const run = promisify(execFile);

const FEEDPARSER: WantedProgram = {
  title: 'feedparser',
  programs: ['python3'],
  packages: {
    'apt-get': ['python3-feedparser'],
    dnf: ['python3-feedparser'],
    apk: ['py3-feedparser'],
    brew: [],
  },
  find: findPython,
  help:
    'The feed parser is compared with feedparser for Python: install it (Debian: `sudo apt-get install ' +
    'python3-feedparser`; elsewhere: `pip install feedparser`) and run again.',
};

interface Line {
  value: string;
  type: string | null;
}

interface Answer {
  error?: string;
  title: Line | null;
  link: string | null;
  items: { id: string | null; link: string | null; title: Line | null; date: string | null; authors: string[] }[];
}

/** Finds a Python with feedparser or installs it; returns the Python, throws instructions when it cannot. */
export function ensureFeedparser(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  return ensureProgram(FEEDPARSER, env, say);
}

/** What feedparser reads in these files, by path; nothing for one that it cannot read. */
export async function readWithFeedparser(files: readonly string[]): Promise<Map<string, ExpectedFeed>> {
  const python = await ensureFeedparser(process.env, (line) => process.stdout.write(`${line}\n`));
  const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(files));
  const answers = JSON.parse(await readAll(child.stdout)) as Record<string, Answer>;
  return new Map(
    Object.entries(answers).flatMap(([file, answer]) =>
      answer.error === undefined ? [[file, expectedOf(answer)]] : [],
    ),
  );
}

/** Debian's package is for Debian's own Python, which need not be the first on the PATH. */
async function findPython(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const python of ['/usr/bin/python3', await findOnPath(['python3'], env)]) {
    if (python !== undefined && (await canImport(python))) return python;
  }
  return undefined;
}

function canImport(python: string): Promise<boolean> {
  return run(python, ['-c', 'import feedparser']).then(
    () => true,
    () => false,
  );
}

function expectedOf({ title, link, items }: Answer): ExpectedFeed {
  return {
    title: lineIn(title),
    link: resolveUrl(link ?? undefined, []),
    items: items.map((item) => ({
      id: item.id?.trim() || undefined,
      link: resolveUrl(item.link ?? undefined, []),
      title: lineIn(item.title),
      date: item.date ?? undefined,
      author: bylineOf([item.authors]),
    })),
  };
}

function lineIn(line: Line | null): string | undefined {
  return line === null ? undefined : titleLine({ value: line.value, ...(line.type && { type: line.type }) });
}
