/**
 * What the Astro extension of an editor reads to complete and check frontmatter: `.astro/collections/`, as Astro itself
 * writes it where `contentIntellisense` is set. Astro would write the archive's one collection, which has no fields.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { idsOf } from '../editing/entry-files.ts';
import { jsonSchemaText } from '../records/json-schema.ts';
import { fileOf, kinds } from '../records/record.ts';

/**
 * @param content the content folder, as an absolute path
 * @returns the files' texts by their paths in the project: each kind's JSON Schema, and which entry is of which kind
 */
export function completionFiles(content: string): Map<string, string> {
  const entries = kinds.flatMap((kind) =>
    idsOf(content, kind).map((id) => [addressOf(join(content, fileOf(kind, id))), kind] as const),
  );
  const manifest = {
    collections: kinds.map((name) => ({ name, hasSchema: true })),
    entries: Object.fromEntries(entries),
  };
  return new Map([
    ...kinds.map((kind) => [`.astro/collections/${kind}.schema.json`, jsonSchemaText(kind)] as const),
    ['.astro/collections/collections.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
}

/** The extension looks files up by their addresses, decoded and in small letters. */
const addressOf = (path: string) => decodeURIComponent(pathToFileURL(path).href).toLowerCase();
