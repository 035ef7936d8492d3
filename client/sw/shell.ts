/** The built page: filled in by the build. */
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

const SHELL_CACHE = `shell-${SHELL_VERSION}`;
const SHELL_PREFIX = 'shell-';
const SHELL_PAGE = '/index.html';
/** Longer, and a reader in a tunnel would rather see what is here. */
const PATIENCE_MS = 4_000;

/** Keeps the page for reading offline. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL_CACHE);
  await cache.addAll(SHELL_FILES.map((file) => new Request(file, { cache: 'reload' })));
}

/** Deletes the shells of earlier builds; nobody has a page of theirs open any more. */
export async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(SHELL_PREFIX) && name !== SHELL_CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** True for the addresses that the page itself shows. */
export function isPageAddress({ pathname }: URL): boolean {
  return pathname === '/' || pathname === '/saved' || pathname.startsWith('/story/') || pathname.startsWith('/topic/');
}

/**
 * The page as the server gives it, of which `served` gets a copy, else, when there is no server or it is ill, the one that
 * was kept.
 */
export async function openPage(request: Request, served: (page: Response) => void): Promise<Response> {
  const cache = await caches.open(SHELL_CACHE);
  const kept = await cache.match(SHELL_PAGE);
  const signal = kept ? AbortSignal.timeout(PATIENCE_MS) : null;
  const answer = await fetch(request, { signal }).catch(() => undefined);
  if (answer?.ok) served(answer.clone());
  if (answer && (answer.status < 500 || !kept)) return answer;
  return kept ?? Response.error();
}

/** A file whose name says what is in it: once read it is kept, fonts too. */
export async function openAsset(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL_CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** A file without a hash in its name: the newest one that can be had. */
export async function openPublicFile(request: Request): Promise<Response> {
  const answer = await fetch(request).catch(() => undefined);
  return answer ?? (await caches.match(request, { cacheName: SHELL_CACHE })) ?? Response.error();
}

/** True for those that were kept with the page. */
export function isPublicFile({ pathname }: URL): boolean {
  return pathname !== SHELL_PAGE && SHELL_FILES.includes(pathname);
}
