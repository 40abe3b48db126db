/** What standards ask of the files that we write, as JSON Schema: those parts of their own schemas that ours can break. */

const text = { type: 'string' } as const;
const uri = { type: 'string', format: 'uri' } as const;
const moment = { type: 'string', format: 'date-time' } as const;
const values = {
  type: 'array',
  items: {
    type: 'object',
    required: ['value'],
    additionalProperties: false,
    properties: { role: text, contenttype: text, value: text },
  },
} as const;
const concepts = (more: object = {}) => ({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: { name: text, rel: text, uri, literal: text, ...more },
  },
});

/** After https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json. */
export const ninjsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['uri'],
  additionalProperties: false,
  properties: {
    uri,
    type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'] },
    representationtype: { enum: ['full', 'partial'] },
    firstcreated: moment,
    versioncreated: moment,
    contentcreated: moment,
    pubstatus: { enum: ['usable', 'withheld', 'canceled'] },
    ednote: text,
    language: text,
    by: text,
    headlines: values,
    descriptions: values,
    people: concepts(),
    organisations: concepts(),
    places: concepts(),
    subjects: concepts(),
    events: concepts(),
    genres: concepts(),
    infosources: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { name: text, role: text, uri, literal: text },
      },
    },
    renditions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        properties: { name: text, href: uri, contenttype: text },
      },
    },
    standard: {
      type: 'object',
      additionalProperties: false,
      properties: { name: text, version: text, schema: uri },
    },
  },
};

const name = { type: 'string', pattern: '^[-a-z0-9._/]+$' } as const;
const path = { type: 'string', pattern: '^(?![./~])(?!.*\\.\\.)[^\\\\:]+$' } as const;

/** After https://datapackage.org/profiles/2.0/datapackage.json and the profiles that it refers to. */
export const dataPackageSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['resources'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    id: text,
    name,
    title: text,
    description: text,
    homepage: uri,
    version: text,
    contributors: {
      type: 'array',
      items: {
        type: 'object',
        minProperties: 1,
        properties: { title: text, path: text, roles: { type: 'array', items: text, minItems: 1 } },
      },
    },
    licenses: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { name: { type: 'string', pattern: '^[-a-zA-Z0-9._]+$' }, path: text },
      },
    },
    resources: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'path'],
        properties: {
          name,
          path,
          type: { const: 'table' },
          format: text,
          mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
          encoding: text,
          bytes: { type: 'integer' },
          hash: { type: 'string', pattern: '^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$' },
          dialect: { type: 'object', properties: { lineTerminator: text } },
          schema: { anyOf: [path, uri, { $ref: '#/$defs/table' }] },
        },
      },
    },
  },
  $defs: {
    table: {
      type: 'object',
      required: ['fields'],
      properties: {
        fields: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['name'],
            properties: {
              name: text,
              type: { enum: ['string', 'date', 'list'] },
              description: text,
              delimiter: text,
              itemType: {
                enum: ['string', 'integer', 'boolean', 'number', 'datetime', 'date', 'time'],
              },
            },
          },
        },
        primaryKey: { type: 'array', minItems: 1, items: text },
        foreignKeys: {
          type: 'array',
          items: {
            type: 'object',
            required: ['fields', 'reference'],
            properties: {
              fields: { type: 'array', items: text },
              reference: {
                type: 'object',
                required: ['fields'],
                properties: { resource: text, fields: { type: 'array', items: text } },
              },
            },
          },
        },
      },
    },
  },
};
