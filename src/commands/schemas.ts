/** `npm run schemas`: writes the JSON Schema of each kind's frontmatter, for completion in editors. */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folders } from '../config.ts';
import { fileOfJsonSchema, jsonSchemaText } from '../records/json-schema.ts';
import { kinds } from '../records/record.ts';
import { runCommand, WrongUse } from './command.ts';
import { completionFiles } from './completion.ts';

const usage = `npm run schemas

Writes the JSON Schema of the fields of every kind into docs/schemas/, and what the Astro extension of an editor
needs for completion into .astro/collections/. Run it after a change of the schemas in src/records/, and, for
completion in new entries, when there are some.

Exit code: 0 written, 1 the system does not let them be written, 2 wrong use.`;

await runCommand({
  usage,
  options: {},
  run(_, [extra]) {
    if (extra !== undefined) throw new WrongUse(`\`${extra}\` is too much: npm run schemas takes nothing`);
    const { root, content } = folders();
    const files = kinds.map((kind) => [fileOfJsonSchema(kind), jsonSchemaText(kind)] as const);
    for (const [file, text] of [...files, ...completionFiles(content)]) {
      if (put(join(root, file), text)) console.log(file);
    }
    return 0;
  },
});

/** Writes a file whole, beside its place first. Says whether it is another than before. */
function put(path: string, text: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path, 'utf8') === text)
    return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
  return true;
}
