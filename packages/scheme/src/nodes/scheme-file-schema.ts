import { z } from 'zod';
import { schemeDocumentSchema } from '../document/scheme-document.ts';
import { CATALOGUE, NODE_KIND_NAMES, type NodeKindName } from './catalogue.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The published JSON Schema of a scheme file: the document, and for every kind of node its params. What a schema
 * cannot say – types, rising bands, weights that add up – `premia scheme check` does.
 */
export function schemeFileSchema(): JsonSchema {
  const definitions: Record<string, unknown> = {};
  const document = lifted(z.toJSONSchema(schemeDocumentSchema, { io: 'input' }), 'document', definitions);
  const kinds = NODE_KIND_NAMES.map((name) => kindRule(name, definitions));
  const { properties, ...rest } = document as WithProperties;
  const components = properties['components'] as { readonly additionalProperties: WithProperties };
  const component = components.additionalProperties;
  const nodes = properties['nodes'] as { readonly items: JsonSchema };
  return {
    ...rest,
    $id: 'premia.scheme/1',
    title: 'Premia bonus scheme',
    properties: {
      ...properties,
      nodes: nodesOfKinds(properties),
      components: {
        ...components,
        additionalProperties: {
          ...component,
          properties: { ...component.properties, nodes: nodesOfKinds(properties) },
        },
      },
    },
    $defs: { ...definitions, node: { ...nodes.items, allOf: kinds } },
  };
}

type WithProperties = JsonSchema & { readonly properties: Readonly<Record<string, JsonSchema>> };

/** The list of nodes with every node held against its kind, which is said once. */
function nodesOfKinds(properties: WithProperties['properties']): JsonSchema {
  return { ...properties['nodes'], items: { $ref: '#/$defs/node' } };
}

function kindRule(name: NodeKindName, definitions: Record<string, unknown>): JsonSchema {
  const params = lifted(z.toJSONSchema(CATALOGUE[name].params, { io: 'input' }), name, definitions);
  const { $schema: _own, ...schema } = params;
  return { if: { properties: { kind: { const: name } } }, then: { properties: { params: schema } } };
}

/** Moves a schema's definitions to the root under a name of their own and lets its references follow. */
function lifted(schema: object, owner: string, definitions: Record<string, unknown>): JsonSchema {
  const renamed: unknown = JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"#/$defs/${owner}.`));
  const { $defs = {}, ...rest } = renamed as { readonly $defs?: Readonly<Record<string, unknown>> };
  for (const [key, definition] of Object.entries($defs)) definitions[`${owner}.${key}`] = definition;
  return rest;
}

/** The text of `generated/scheme.schema.json`. */
export function schemeFileSchemaText(): string {
  return `${JSON.stringify(schemeFileSchema(), null, 2)}\n`;
}
