import type { RequestHandler } from 'express';
import type { InstallationAnswer } from '../../../shared/contract/bridge-schema.ts';
import { readInstallationId } from '../../../shared/node/db/installation/identity-store.ts';
import { runningVersion } from '../../../shared/node/lifecycle/version.ts';
import type { HttpContext } from '../context.ts';

/** `GET /installation`: who this installation is to those that follow it. */
export function getInstallation({ db }: HttpContext): RequestHandler {
  let id: Promise<string> | undefined;
  return async (_req, res) => {
    id ??= readInstallationId(db).catch((error: unknown) => {
      id = undefined;
      throw error;
    });
    res.json({ id: await id, version: runningVersion() } satisfies InstallationAnswer);
  };
}
