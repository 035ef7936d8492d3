import type { World } from './world.ts';

/** Signs in to `/ops`; returns the session cookie. */
export async function signInToOps(
  world: World,
  key = world.config.adminKey,
): Promise<{ cookie: string; status: number }> {
  const answer = await fetch(`${world.url()}/ops/session`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ key: key ?? '' }),
  });
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', status: answer.status };
}
