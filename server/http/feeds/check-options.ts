import type { z } from 'zod';
import type { feedOptionsPatchSchema } from '../../../shared/contract/feed-options.ts';
import { checkPatterns } from './check-patterns.ts';
import { checkSelector } from './check-selector.ts';

/** Rejects options of a feed that the schema cannot judge: patterns and selectors. Throws `validation_failed`. */
export async function checkOptions(options: z.infer<typeof feedOptionsPatchSchema> = {}): Promise<void> {
  await checkPatterns(options);
  await checkSelector(options);
}
