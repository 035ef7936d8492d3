import type { Request } from 'express';
import ipaddr from 'ipaddr.js';
import { addressGroup } from './address-group.ts';

/** The same for a public address; undefined for a private one, which is a proxy or somebody of this house. */
export function publicGroup(req: Request): string | undefined {
  if (req.ip === undefined || !ipaddr.isValid(req.ip)) return undefined;
  return ipaddr.process(req.ip).range() === 'unicast' ? addressGroup(req) : undefined;
}
