/** The body of a made-up article: paragraphs with passages, quotations, headings, lists and links. */
import type { Subject } from './cast.ts';
import type { PlannedArticle, PlannedEvent } from './plan.ts';
import type { Random } from './random.ts';
import { capital, type Language } from './words.ts';

/**
 * Writes about 660 words in about a dozen paragraphs.
 *
 * @param linked ids of articles to which it may link
 */
export function writeBody(
  article: PlannedArticle,
  linked: readonly string[],
  language: Language,
  random: Random,
): string {
  const names = article.people.map(({ name }) => name);
  const clause = () => language.clause(names);
  const sentences = (count: number) => Array.from({ length: count }, () => `${clause()}.`);
  const passages = passagesOf(article.events, random);
  const count = random.between(11, 13);
  const marked = Math.floor(count / passages.length);
  const speaker = () => (article.people.length > 0 ? random.pick(article.people) : undefined);
  const blocks: string[] = [];
  for (let at = 0; at < count; at++) {
    if (at > 0 && random.chance(0.12)) blocks.push(`## ${capital(language.words(random.between(2, 5)))}`);
    const paragraph = sentences(random.between(2, 4));
    const event = at % marked === 0 ? passages.shift() : undefined;
    if (random.chance(0.12)) paragraph.push(speech(speaker(), clause()));
    if (random.chance(0.1)) paragraph.push(`${capital(language.words(6))} ${link()} ${language.words(4)}.`);
    if (event && random.chance(0.15)) blocks.push(block(`Event id="${event.id}"`, paragraph.join(' ')));
    else if (event) blocks.push([...paragraph.slice(1), inlinePassage(event)].join(' '));
    else blocks.push(paragraph.join(' '));
  }
  if (random.chance(0.3)) blocks.push(list());
  if (random.chance(0.15)) blocks.push(blockQuote(speaker(), clause()));
  const unnamed = names.filter((name) => !blocks.some((text) => text.includes(name)));
  if (unnamed.length > 0) blocks.push(naming(unnamed, language));
  if (random.chance(0.5)) blocks.push(block('Note', sentences(random.between(1, 2)).join(' ')));
  return `${blocks.join('\n\n')}\n`;

  function inlinePassage(event: PlannedEvent): string {
    const passage = `<Event id="${event.id}">${clause()}</Event>`;
    return random.chance(0.5) ? `${passage}, ${language.words(random.between(3, 8))}.` : `${passage}.`;
  }

  function link(): string {
    const words = language.words(2);
    const within = linked.length > 0 && random.chance(0.5);
    return `[${words}](${within ? `/stories/${random.pick(linked)}/` : `https://${language.word()}.example/${language.word()}`})`;
  }

  function list(): string {
    const item = () => `- ${random.chance(0.3) ? '**' : ''}`;
    return Array.from({ length: random.between(3, 5) }, () => {
      const start = item();
      const close = start.endsWith('**') ? '**' : '';
      return `${start}${capital(language.words(2))}${close} ${language.words(random.between(6, 12))}`;
    }).join('\n');
  }
}

/** Two to five passages, in random order: each event of the article once, then any of them again. */
function passagesOf(events: readonly PlannedEvent[], random: Random): PlannedEvent[] {
  const passages = [...events];
  const wanted = random.between(2, 5);
  while (passages.length < wanted) passages.splice(random.below(passages.length + 1), 0, random.pick(events));
  return passages;
}

/** A sentence that names people. */
export const naming = (names: readonly string[], language: Language) =>
  `${names.join(', ')} ${language.words(4)}.`;

const block = (tag: string, text: string) => `<${tag}>\n\n${text}\n\n</${tag.split(' ')[0]}>`;

/** Words of a named person, or, where the article names nobody, of somebody. */
function speech(by: Subject | undefined, words: string): string {
  return by ? `${by.name}: <Quote by="${by.id}">${words}.</Quote>` : `“${words}.”`;
}

function blockQuote(by: Subject | undefined, words: string): string {
  return by ? block(`Quote by="${by.id}"`, `${words}.`) : `> ${words}.`;
}
