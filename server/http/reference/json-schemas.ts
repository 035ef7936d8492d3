import { z } from 'zod';
import type { Named } from './operation.ts';

type JsonSchema = Record<string, unknown>;

/** Long patterns that say nothing which the format does not say. */
const PATTERNED_FORMATS = ['date-time', 'uuid'];

/**
 * JSON Schemas of everything that is named, each once; what is used within another is referred to. `input` is what may
 * be sent, `output` what is answered: answers may grow, so nobody should refuse a field that is new.
 */
export function componentSchemas(named: Named[], io: 'input' | 'output'): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const { name, schema } of distinct(named)) registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => tidy(jsonSchema, io),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema as JsonSchema]),
  );
}

/** The JSON Schema of one value, as it may be sent. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override: ({ jsonSchema }) => tidy(jsonSchema) });
  return rest;
}

/** Throws when two schemas have one name, of which the reference would show one. */
function distinct(named: Named[]): Named[] {
  const byName = new Map<string, Named>();
  for (const entry of named) {
    const known = byName.get(entry.name);
    if (known && known.schema !== entry.schema) throw new Error(`two schemas are named ${entry.name}`);
    byName.set(entry.name, entry);
  }
  return [...byName.values()];
}

function tidy(schema: JsonSchema, io: 'input' | 'output' = 'input'): void {
  if (PATTERNED_FORMATS.includes(String(schema.format))) delete schema.pattern;
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
}
