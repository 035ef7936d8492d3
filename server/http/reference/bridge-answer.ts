import { z } from 'zod';
import { BRIDGE_STATUSES, type Bridge } from '../../../shared/contract/bridge-schema.ts';
import { id, instant } from './story-answers.ts';

/** Schema of a bridge with its health. */
export const bridge = z.strictObject({
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
