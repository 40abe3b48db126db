/** `npm run schemas`: the JSON Schema of each kind's frontmatter, and what an editor's extension needs to complete it. */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folders } from '../config.ts';
import { idsOf } from '../editing/entry-files.ts';
import { fileOfJsonSchema, jsonSchemaText } from '../records/json-schema.ts';
import { fileOf, kinds } from '../records/record.ts';
import { defineCommand, WrongUse } from './command.ts';

const usage = `npm run schemas

Writes the JSON Schema of the fields of every kind into docs/schemas/, and what the Astro extension of an editor
needs for completion into .astro/collections/. Run it after a change of the schemas in src/records/, and, for
completion in new entries, when there are some.

Exit code: 0 written, 1 the system does not let them be written, 2 wrong use.`;

export const schemasCommand = defineCommand({
  usage,
  options: {},
  run(_values, [extra], { env, console }) {
    if (extra !== undefined) throw new WrongUse(`\`${extra}\` is too much: npm run schemas takes nothing`);
    const { root, content } = folders(env);
    const files = kinds.map((kind) => [fileOfJsonSchema(kind), jsonSchemaText(kind)] as const);
    for (const [file, text] of [...files, ...completionFiles(content)]) {
      if (put(join(root, file), text)) console.log(file);
    }
    return 0;
  },
});

/**
 * What the Astro extension of an editor reads to complete and check frontmatter: `.astro/collections/`, as Astro itself
 * writes it where `contentIntellisense` is set. Astro would write the archive's one collection, which has no fields.
 *
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

/** Writes a file whole, beside its place first. Says whether it is another than before. */
function put(path: string, text: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path, 'utf8') === text)
    return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
  return true;
}
