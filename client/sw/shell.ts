import { noAnswer } from '../../shared/domain/expected-failures.ts';

/** The files of the built page, filled in by the build. */
declare const SHELL_FILES: readonly string[];
/** The texts of the page, by language. */
declare const SHELL_CATALOGUES: Readonly<Record<string, readonly string[]>>;
declare const SHELL_VERSION: string;

/** The page registers this worker with its language, and again with another when the reader chooses that. */
const LANGUAGE = new URL(self.location.href).searchParams.get('language') ?? 'en';

const SHELL_CACHE = `shell-${SHELL_VERSION}-${LANGUAGE}`;
const SHELL_PREFIX = 'shell-';
const SHELL_PAGE = '/index.html';
/** After this long without an answer, the cached page is better than waiting. */
const PATIENCE_MS = 4_000;

/** Caches the page, in its reader's language, for offline use. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL_CACHE);
  await cache.addAll([...SHELL_FILES, ...(SHELL_CATALOGUES[LANGUAGE] ?? [])].map(fresh));
}

/** Skips the browser's HTTP cache, except for a file with a content hash in its name, which the page may have loaded. */
function fresh(file: string): Request {
  return new Request(file, { cache: isAsset(file) ? 'default' : 'reload' });
}

/** Deletes the shells of earlier builds, which no open page uses any more. */
export async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(SHELL_PREFIX) && name !== SHELL_CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** True for addresses that the cached page can show. */
export function isPageAddress({ pathname }: URL): boolean {
  return pathname === '/' || pathname === '/saved' || pathname.startsWith('/story/') || pathname.startsWith('/topic/');
}

/** The page from the server (`served` gets a copy), or the cached page when the server fails or takes too long. */
export async function openPage(request: Request, served: (page: Response) => void): Promise<Response> {
  const cache = await caches.open(SHELL_CACHE);
  const kept = await cache.match(SHELL_PAGE);
  const signal = kept ? AbortSignal.timeout(PATIENCE_MS) : null;
  const answer = await fetch(request, { signal }).catch(noAnswer);
  if (answer?.ok) served(answer.clone());
  if (answer && (answer.status < 500 || !kept)) return answer;
  return kept ?? Response.error();
}

/** A file with a content hash in its name: cached when first loaded, fonts included. */
export async function openAsset(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL_CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** A file without a hash in its name: from the server, else from the cache. */
export async function openPublicFile(request: Request): Promise<Response> {
  const answer = await fetch(request).catch(noAnswer);
  return answer ?? (await caches.match(request, { cacheName: SHELL_CACHE })) ?? Response.error();
}

/** True for files with a content hash in their names. */
export function isAsset(pathname: string): boolean {
  return pathname.startsWith('/assets/');
}

/** True for public files in the shell's cache. */
export function isPublicFile({ pathname }: URL): boolean {
  return pathname !== SHELL_PAGE && SHELL_FILES.includes(pathname);
}
