import fc from 'fast-check';
import { hostileText, hostileValue } from './hostile.ts';

type Schema = Record<string, unknown>;

/** Ids that exist, so that what is made up reaches deeper than the first look-up. */
export type KnownTexts = () => string[];

/** How often a part is not what its schema asks for. */
const WRONG = { weight: 1, arbitrary: hostileValue };
const RIGHT_WEIGHT = 14;

/** Values that nearly follow a JSON Schema: most parts do, some are anything at all. */
export function valuesOf(schema: Schema, known: KnownTexts): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: RIGHT_WEIGHT, arbitrary: rightValues(schema, known) }, WRONG);
}

function rightValues(schema: Schema, known: KnownTexts): fc.Arbitrary<unknown> {
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, known)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objects(schema, known);
    case 'array':
      return fc.array(valuesOf((schema.items ?? {}) as Schema, known), { maxLength: 8 });
    case 'integer':
    case 'number':
      return fc.integer({ min: -2, max: 1_000 });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return texts(schema, known);
    default:
      return hostileValue;
  }
}

function objects({ properties = {}, required = [] }: Schema, known: KnownTexts): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties as Record<string, Schema>);
  const model = Object.fromEntries(fields.map(([name, field]) => [name, valuesOf(field, known)]));
  const kept = fields.map(([name]) => name).filter((name) => (required as string[]).includes(name));
  return fc.oneof(
    { weight: 9, arbitrary: fc.record(model, { requiredKeys: kept as never[] }) },
    { weight: 1, arbitrary: fc.record(model, { requiredKeys: [] }) },
  );
}

function texts({ format }: Schema, known: KnownTexts): fc.Arbitrary<string> {
  const fitting =
    format === 'date-time'
      ? fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
      : format === 'uri'
        ? fc.webUrl({ withQueryParameters: true, withFragments: true })
        : fc.lorem({ maxCount: 12 });
  // Looked up when a value is made, for more is known by then.
  const existing = fc.nat().map((place) => known()[place % Math.max(1, known().length)] ?? 'nothing');
  return fc.oneof({ weight: 4, arbitrary: fitting }, { weight: 3, arbitrary: existing }, hostileText);
}
