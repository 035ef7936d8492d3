import { z } from 'zod';
import {
  type BridgesAnswer,
  bridgeInSchema,
  bridgePatchSchema,
  type InstallationAnswer,
} from '../../../shared/contract/bridge-schema.ts';
import { bridge } from './bridge-answer.ts';
import { answer, json, type Operation } from './operation.ts';
import { id } from './story-answers.ts';

const BRIDGES = 'Bridges';

const bridges = z.strictObject({ bridges: z.array(bridge) }) satisfies z.ZodType<BridgesAnswer>;

const installation = z.strictObject({ id, version: z.string() }) satisfies z.ZodType<InstallationAnswer>;

/** The calls for following other installations. */
export const BRIDGE_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/installation', id: 'readInstallation', tag: BRIDGES, who: 'anyone' },
    summary: 'Who this installation is to those that follow it',
    answers: { 200: answer('Its id and version', 'Installation', installation) },
  },
  {
    ...{ method: 'get', path: '/bridges', id: 'listBridges', tag: BRIDGES, who: 'admin' },
    summary: 'Every installation that is followed, with its health',
    answers: { 200: answer('The bridges', 'Bridges', bridges) },
  },
  {
    ...{ method: 'post', path: '/bridges', id: 'addBridge', tag: BRIDGES, who: 'admin' },
    summary: 'Follows another installation from now on, or from the oldest that it keeps',
    body: json('BridgeIn', bridgeInSchema),
    answers: { 201: answer('The bridge', 'Bridge', bridge) },
    errors: ['bridge_exists', 'name_taken', 'not_found', 'too_many_bridges'],
  },
  {
    ...{ method: 'get', path: '/bridges/:id', id: 'readBridge', tag: BRIDGES, who: 'admin' },
    summary: 'A bridge with its health',
    answers: { 200: answer('The bridge', 'Bridge', bridge) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'patch', path: '/bridges/:id', id: 'changeBridge', tag: BRIDGES, who: 'admin' },
    summary: 'Pauses a bridge, or lets it go on at its place',
    body: json('BridgePatch', bridgePatchSchema),
    answers: { 200: answer('The bridge', 'Bridge', bridge) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'delete', path: '/bridges/:id', id: 'removeBridge', tag: BRIDGES, who: 'admin' },
    summary: 'Follows no longer; the stories stay',
    answers: { 204: { says: 'It is gone' } },
    errors: ['not_found'],
  },
];
