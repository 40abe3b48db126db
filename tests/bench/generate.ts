/** Writes a made-up archive: any number of articles, and whatever they refer to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixText } from '../../src/editing/fix.ts';
import { type Kind, kinds } from '../../src/records/record.ts';
import { naming, writeBody } from './body.ts';
import { isoDay } from './dates.ts';
import { type PlannedArticle, planArchive } from './plan.ts';
import { Random } from './random.ts';
import { capital, Language } from './words.ts';

type Value = string | readonly string[] | undefined;

/**
 * Writes a content folder that the archive's own check finds sound.
 *
 * @param folder is made where it is missing; should be empty
 * @param count how many articles, 10 to 50,000
 * @param seed a whole number from 0: the same count and seed give the same files, byte for byte
 * @returns how many entries of each kind there are. About one article in 500 is withdrawn.
 */
export function generateArchive(folder: string, count: number, seed: number): Record<Kind, number> {
  const random = new Random(seed);
  const language = new Language(random);
  const written = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  const plan = planArchive(count, language, random);
  for (const kind of kinds) mkdirSync(join(folder, kind), { recursive: true });

  for (const { id, name } of plan.people) {
    const aliases = random.chance(0.3) ? [name.split(' ')[1] ?? name] : [];
    write('people', id, { name, role: line(3, 6), aliases }, paragraph(1));
  }
  for (const { id, name } of plan.topics) write('topics', id, { name, description: line(6, 14) }, '');
  for (const { id, name } of plan.sources) {
    write('sources', id, { name, url: `https://${id}.example/`, description: line(6, 14) }, paragraph(1));
  }
  for (const { id, title, dated, people, topics } of plan.events) {
    const names = people.map(({ name }) => name);
    const body = names.length > 0 ? `${paragraph(1)} ${naming(names, language)}` : paragraph(2);
    write('events', id, { title, ...dated, people: idsOf(people), topics: idsOf(topics) }, body);
  }
  const ids = plan.articles.map(({ id }) => id);
  for (const [index, article] of plan.articles.entries()) {
    const body = writeBody(article, ids.slice(Math.max(0, index - 20), index), language, random);
    write('articles', article.id, articleFields(article), body);
  }
  return written;

  function articleFields({ title, dated, day, source, people, topics, id }: PlannedArticle) {
    const full = random.chance(0.1);
    const withdrawn = random.chance(0.002);
    const byline = random.weighted([
      [2, 0],
      [7, 1],
      [1, 2],
    ] as const);
    return {
      title,
      titleBasis: random.chance(0.1) ? 'supplied' : 'published',
      ...dated,
      source: source.id,
      url: random.chance(0.9) ? `https://${source.id}.example/${id}` : undefined,
      byline: Array.from({ length: byline }, () => random.pick(plan.people).name),
      people: idsOf(people),
      topics: idsOf(topics),
      summary: line(10, 16),
      text: full ? 'full' : 'account',
      rights: full ? 'CC BY 4.0' : undefined,
      language: random.weighted([
        [18, 'en'],
        [1, 'zh-Hans'],
        [1, 'de'],
      ] as const),
      added: isoDay(day + 30),
      corrections:
        withdrawn || random.chance(0.02) ? [`date: ${isoDay(day + 60)}\n    note: ${line(5, 12)}`] : [],
      status: withdrawn ? 'withdrawn' : 'published',
    };
  }

  function line(least: number, most: number): string {
    return `${capital(language.words(random.between(least, most)))}.`;
  }

  function paragraph(sentences: number): string {
    return Array.from({ length: sentences }, () => `${language.clause([])}.`).join(' ');
  }

  function write(kind: Kind, id: string, fields: Record<string, Value>, body: string) {
    const lines = Object.entries(fields).map(([name, value]) => yaml(name, value));
    const text = `---\n${lines.join('')}---\n\n${body.trimEnd()}\n`;
    writeFileSync(join(folder, kind, `${id}.mdx`), kind === 'articles' ? fixText(kind, id, text) : text);
    written[kind]++;
  }
}

const idsOf = (subjects: readonly { id: string }[]) => subjects.map(({ id }) => id);

/** One field, with its line break; nothing for one without a value. */
function yaml(name: string, value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return `${name}: ${value}\n`;
  return value.length > 0 ? `${name}:\n${value.map((item) => `  - ${item}\n`).join('')}` : `${name}: []\n`;
}
