import type { Request } from 'express';

/** The address that the world knows us by, without a slash at its end: the configured one, else the one that was asked. */
export function publicBase(req: Request, publicUrl: string | undefined): string {
  return publicUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`;
}
