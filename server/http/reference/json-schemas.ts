import { z } from 'zod';
import type { Named } from './operation.ts';

type JsonSchema = Record<string, unknown>;

/** These formats need no pattern; Zod's are long. */
const PATTERNED_FORMATS = ['date-time', 'uuid'];

/**
 * JSON Schemas of all named schemas, each once and referenced where used. `input` describes what may be sent, `output`
 * what is answered: answers may gain fields, so clients should not reject unknown ones.
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

/** The JSON Schema of one input value. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override: ({ jsonSchema }) => tidy(jsonSchema) });
  return rest;
}

/** Throws when two different schemas have the same name, since the reference could show only one. */
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
