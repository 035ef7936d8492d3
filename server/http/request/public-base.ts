import type { Request } from 'express';

/** The public address of this server, without a trailing slash: as configured, otherwise as requested. */
export function publicBase(req: Request, publicUrl: string | undefined): string {
  return publicUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`;
}
