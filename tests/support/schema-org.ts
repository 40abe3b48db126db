/** Reads JSON-LD as a JSON-LD processor does, and holds it against what schema.org (release 30) says of its terms. */
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';

/** The types and properties that the archive uses, as schema.org defines them: of what they are, and what they take. */
const vocabulary: {
  types: Record<string, string[]>;
  properties: Record<string, { domain: string[]; range: string[] }>;
} = JSON.parse(readFileSync('tests/fixtures/schema-org/vocabulary.json', 'utf8'));

const SCHEMA = 'http://schema.org/';

/** As schema.org's own context does, but without `@vocab`, so that no unknown term has a meaning. */
const context = {
  '@context': {
    ...Object.fromEntries(Object.keys(vocabulary.types).map((type) => [type, SCHEMA + type])),
    ...Object.fromEntries(
      Object.entries(vocabulary.properties).map(([name, { range }]) => {
        const id = SCHEMA + name;
        if (range.includes('URL')) return [name, { '@id': id, '@type': '@id' }];
        return [name, range.includes('Date') ? { '@id': id, '@type': `${SCHEMA}Date` } : id];
      }),
    ),
  },
};

/** An expanded node: its types, and the values of its properties. */
type Node = Record<string, unknown> & { '@type'?: string[] };

/**
 * Expands JSON-LD, without asking any host for anything.
 *
 * @param base the address of the page that it stands on
 * @throws where a term is unknown, so that its value would be lost
 */
export async function expand(json: string, base: string): Promise<Node[]> {
  const documentLoader = async (url: string) => {
    if (url !== 'https://schema.org') throw new Error(`asked for ${url}`);
    return { contextUrl: undefined, documentUrl: url, document: context } as never;
  };
  const options = { base, documentLoader, safe: true } as jsonld.Options.Expand;
  return (await jsonld.expand(JSON.parse(json), options)) as Node[];
}

/** What schema.org does not know of an expanded node and all within it, one sentence each. */
export function faultsOfData(node: Node): string[] {
  const types = (node['@type'] ?? []).map((type) => type.replace(SCHEMA, ''));
  const isThing = types.length > 0 || Object.keys(node).some((key) => key !== '@id');
  if (isThing && types.length !== 1) return [`a node of types ${types}`];
  const kinds = types.flatMap(withParents);
  const unknown = types.filter((type) => !(type in vocabulary.types));
  return [
    ...unknown.map((type) => `unknown type ${type}`),
    ...Object.entries(node)
      .filter(([key]) => !key.startsWith('@'))
      .flatMap(([key, values]) => {
        const name = key.replace(SCHEMA, '');
        const { domain = [], range = [] } = vocabulary.properties[name] ?? {};
        return [
          ...(domain.some((type) => kinds.includes(type)) ? [] : [`${name} of ${types}`]),
          ...(values as Node[]).flatMap((value) => [
            ...(isTaken(value, range) ? [] : [`${name}: ${JSON.stringify(value)}`]),
            ...('@value' in value ? [] : faultsOfData(value)),
          ]),
        ];
      }),
  ];
}

const withParents = (type: string): string[] => [
  type,
  ...(vocabulary.types[type] ?? []).flatMap((parent) => withParents(parent)),
];

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?$/;

function isTaken(value: Node, range: readonly string[]): boolean {
  const text = value['@value'];
  if (range.includes('Text')) return typeof text === 'string' && text.trim() !== '';
  if (range.includes('Integer')) return Number.isInteger(text);
  if (range.includes('Date')) return typeof text === 'string' && DATE.test(text);
  if (range.includes('URL')) return /^https?:/.test(String(value['@id']));
  const types = (value['@type'] ?? []).flatMap((type) => withParents(type.replace(SCHEMA, '')));
  // Of what is only named by its address, the type is told there.
  return types.length > 0
    ? range.some((type) => types.includes(type))
    : /^https?:/.test(String(value['@id']));
}

/** All nodes of a type, the node itself and those within it. */
export function nodesOf(node: unknown, type: string): Node[] {
  if (Array.isArray(node)) return node.flatMap((each) => nodesOf(each, type));
  if (typeof node !== 'object' || node === null) return [];
  const own = (node as Node)['@type'];
  return [
    ...(Array.isArray(own) && own.includes(SCHEMA + type) ? [node as Node] : []),
    ...Object.values(node).flatMap((value) => nodesOf(value, type)),
  ];
}

/** The values of a property: texts, numbers and addresses as they are, of nodes their names. */
export const valuesOf = (node: Node | undefined, name: string): unknown[] =>
  ((node?.[SCHEMA + name] ?? []) as Node[]).map(
    (value) => value['@value'] ?? value['@id'] ?? valuesOf(value, 'name')[0],
  );
