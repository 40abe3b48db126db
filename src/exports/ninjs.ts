/** IPTC ninjs 2.1: an item for each published article. */
import { dateOf } from '../archive/dates.ts';
import { facetsOfArticle } from '../archive/facets.ts';
import type { Kind, PersonType, Records } from '../records/record.ts';
import { pageOf, uriOf } from './addresses.ts';
import { type Article, publishedIn } from './collections.ts';
import { NINJS_SCHEMA } from './data-files.ts';
import { changedOn, midnight, momentOf } from './dates.ts';
import { titleOf } from './feeds.ts';
import { media } from './media.ts';
import { notesOn } from './reference.ts';

const STANDARD = { name: 'ninjs', version: '2.1', schema: NINJS_SCHEMA };

/**
 * A line of JSON for each article that is not withdrawn, in order of publication.
 *
 * The item is about the original, of which the archive holds no words but its headline and byline: so it is partial, has a
 * description and no body. `contentcreated` wants a moment and stands only where one is known; any date is in `ednote`,
 * in words. What is created and versioned is the archive's entry.
 *
 * @param root the address of the front page
 */
export function* ninjsLines(records: Records, root: string): Generator<string> {
  for (const article of publishedIn(records)) yield `${JSON.stringify(itemOf(article, records, root))}\n`;
}

function itemOf(article: Article, records: Records, root: string): object {
  const { fields } = article;
  const contentcreated = momentOf(fields);
  const { ninjs: type, genre } = media[fields.medium];
  const named = (kind: Exclude<Kind, 'articles'>, ids: readonly string[]) =>
    ids.map((id) => ({ name: nameOf(records, kind, id), uri: pageOf(root, { kind, id }) }));
  const ofType = (type: PersonType) =>
    fields.people.filter((id) => (records.people.get(id)?.fields.type ?? 'person') === type);
  return {
    uri: pageOf(root, article),
    standard: STANDARD,
    ...(type && { type }),
    representationtype: 'partial',
    pubstatus: 'usable',
    firstcreated: midnight(fields.added),
    versioncreated: midnight(changedOn(fields)),
    ...(contentcreated && { contentcreated }),
    language: fields.language,
    headlines: [{ role: 'main', contenttype: 'text/plain', value: titleOf(article).title }],
    ...(genre && { genres: [{ name: genre }] }),
    ...(fields.byline.length > 0 && { by: fields.byline.join(', ') }),
    descriptions: [{ role: 'summary', contenttype: 'text/plain', value: fields.summary }],
    ednote: noteOf(fields),
    infosources: named('sources', [fields.source]),
    people: named('people', ofType('person')),
    organisations: named('people', ofType('organisation')),
    places: named('people', ofType('place')),
    subjects: named('topics', fields.topics),
    events: named('events', facetsOfArticle(article).event),
    ...(fields.url && {
      renditions: [{ name: 'original', href: uriOf(fields.url), contenttype: 'text/html' }],
    }),
  };
}

function nameOf(records: Records, kind: Exclude<Kind, 'articles'>, id: string): string {
  if (kind === 'events') return records.events.get(id)?.fields.title ?? id;
  return records[kind].get(id)?.fields.name ?? id;
}

function noteOf(fields: Article['fields']): string {
  const { date, dateBasis, dateNote, titleBasis, retracted } = fields;
  const published = `Published: ${dateOf(fields).label} (EDTF ${date}).`;
  const inferred = dateBasis === 'inferred' && `This date is inferred. ${dateNote ?? ''}`;
  const supplied = titleBasis === 'supplied' && 'The headline is the archive’s own.';
  return [published, inferred, supplied, notesOn({ retracted })].filter(Boolean).join(' ');
}
