/** What lists show of an article and of an event. */
import type { Entry } from '../records/record.ts';
import { site } from '../site.ts';
import { viewDate } from './dates.ts';
import { facetsOf } from './facets.ts';
import type { Names } from './names.ts';
import { urlOf } from './urls.ts';
import type { Item } from './view.ts';

/** An entry, and what lists show of it. */
export interface Shown<K extends Item['kind']> {
  entry: Entry<K>;
  item: Item;
}

export function storyItem(entry: Entry<'articles'>, names: Names): Item {
  const { id, fields } = entry;
  const supplied = fields.titleBasis === 'supplied';
  return {
    kind: 'articles',
    id,
    href: urlOf('articles', id),
    title: supplied ? `[${fields.title}]` : fields.title,
    ...(!supplied && fields.language !== site.language && { language: fields.language }),
    date: viewDate(fields.date),
    dateIsInferred: fields.dateBasis === 'inferred',
    summary: fields.summary,
    source: names.source(fields.source),
    reports: [],
    facets: facetsOf(entry),
  };
}

export function eventItem(entry: Entry<'events'>): Item {
  const { id, fields, body } = entry;
  return {
    kind: 'events',
    id,
    href: urlOf('events', id),
    title: fields.title,
    date: viewDate(fields.date),
    dateIsInferred: fields.dateBasis === 'inferred',
    summary: body.lead,
    reports: [],
    facets: facetsOf(entry),
    ...(fields.formerIds.length > 0 && { formerIds: fields.formerIds }),
  };
}
