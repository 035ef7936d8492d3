import { z } from 'zod';
import {
  BRIDGE_STATUSES,
  type Bridge,
  type BridgesAnswer,
  bridgeInSchema,
  bridgePatchSchema,
  type InstallationAnswer,
} from '../../../shared/contract/bridge-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import { id, instant } from './story-answers.ts';

const BRIDGES = 'Bridges';

const bridge = z.strictObject({
  id,
  url: z.string(),
  filter: z.string().nullable().meta({ description: 'In the search language; the other side applies it' }),
  hasKey: z.boolean(),
  publisher: z.strictObject({ id, name: z.string() }).meta({ description: 'Under whom its stories are published' }),
  status: z.enum(BRIDGE_STATUSES),
  error: z.string().exactOptional(),
  failingSince: instant.exactOptional(),
  nextAttemptAt: instant.exactOptional(),
  installation: id.nullable().meta({ description: 'The other side’s; null before it has answered' }),
  position: z.string().nullable().meta({ description: 'What was reached on the other side’s wire' }),
  taken: z.int(),
  passedOver: z.int().meta({ description: 'Been here before, came another way, gone, or not readable' }),
  resets: z.int().meta({ description: 'How often the other side no longer had the position' }),
  lastAnswerAt: instant.nullable(),
  createdAt: instant,
}) satisfies z.ZodType<Bridge>;

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
