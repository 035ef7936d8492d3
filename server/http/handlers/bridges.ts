import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import {
  type Bridge,
  type BridgesAnswer,
  bridgeInSchema,
  bridgePatchSchema,
} from '../../../shared/contract/bridge-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { hostOf } from '../../../shared/domain/host-of.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import {
  addBridge,
  countBridges,
  deleteBridge,
  listBridges,
  pauseBridge,
} from '../../../shared/node/db/bridge/bridge-store.ts';
import { inTransaction, type Queryable } from '../../../shared/node/db/database.ts';
import type { HttpContext } from '../context.ts';
import { checkFeedUrl } from '../feeds/check-feed-url.ts';
import { publisherFor } from '../publishers/publisher-for.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/** A worker keeps a request open for each. */
const BRIDGES_MAX = 100;

/** `GET /bridges`: every bridge with its health. */
export function getBridges({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ bridges: await listBridges(db) } satisfies BridgesAnswer);
  };
}

/** `GET /bridges/:id`. */
export function getBridge({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json(await existing(db, pathId(req)));
  };
}

/** `POST /bridges`: follows another installation from now on, or from the oldest that it keeps. */
export function postBridge({ db, bridges }: HttpContext): RequestHandler {
  return async (req, res) => {
    const wish = parseOr('validation_failed', bridgeInSchema, jsonBody(req));
    checkFeedUrl(wish.url, bridges);
    if ((await countBridges(db)) >= BRIDGES_MAX) {
      throw new NewswireError('too_many_bridges', `An installation may have at most ${BRIDGES_MAX} bridges.`);
    }
    const publisherId = await publisherFor(db, wish.publisher ?? hostOf(wish.url));
    const bridge = await inTransaction(db, async (tx) => {
      const id = newId();
      const added = await addBridge(tx, {
        ...{ id, url: wish.url, query: wish.filter ?? null, apiKey: wish.key ?? null },
        ...{ publisherId, fromOldest: wish.from === 'oldest' },
      });
      if (!added) throw new NewswireError('bridge_exists', `${wish.url} is followed with this filter already.`);
      const made = await existing(tx, id);
      const { url, filter, publisher } = made;
      const after = { url, filter, publisher: publisher.name, from: wish.from };
      await recordAct(tx, actorOf(req), { action: 'bridge.added', target: targetOf(made), after });
      return made;
    });
    res.status(201).json(bridge);
  };
}

/** `PATCH /bridges/:id`: pauses a bridge, or lets it go on at its place. */
export function patchBridge({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { paused } = parseOr('validation_failed', bridgePatchSchema, jsonBody(req));
    const id = pathId(req);
    const bridge = await inTransaction(db, async (tx) => {
      await pauseBridge(tx, id, paused);
      const changed = await existing(tx, id);
      const action = paused ? 'bridge.paused' : 'bridge.resumed';
      await recordAct(tx, actorOf(req), { action, target: targetOf(changed) });
      return changed;
    });
    res.json(bridge);
  };
}

/** `DELETE /bridges/:id`: follows no longer; the stories stay. */
export function removeBridge({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    await inTransaction(db, async (tx) => {
      const { url, filter, publisher, ...rest } = await existing(tx, id);
      await deleteBridge(tx, id);
      const before = { url, filter, publisher: publisher.name };
      await recordAct(tx, actorOf(req), { action: 'bridge.removed', target: targetOf({ ...rest, url }), before });
    });
    res.status(204).end();
  };
}

async function existing(db: Queryable, id: string): Promise<Bridge> {
  const [bridge] = await listBridges(db, id);
  if (!bridge) throw noBridge(id);
  return bridge;
}

function targetOf({ id, url }: Pick<Bridge, 'id' | 'url'>) {
  return { type: 'bridge', id, name: url };
}

function noBridge(id: string): NewswireError {
  return new NewswireError('not_found', `There is no bridge ${id}.`);
}
