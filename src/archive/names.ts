import type { Records } from '../records/record.ts';
import { facetOfKind } from './facets.ts';
import { urlOf } from './urls.ts';
import type { Link } from './view.ts';

/** Looks up what people, topics and sources are called. */
export class Names {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** One link, or none for what is not there. */
  link(kind: 'people' | 'topics' | 'sources', id: string): Link[] {
    const entry: { fields: { name: string } } | undefined = this.#records[kind].get(id);
    if (!entry) return [];
    return [{ href: urlOf(kind, id), text: entry.fields.name, facet: `${facetOfKind[kind]}:${id}` }];
  }

  links(kind: 'people' | 'topics', ids: readonly string[]): Link[] {
    return ids.flatMap((id) => this.link(kind, id));
  }

  source(id: string): Link {
    return this.link('sources', id)[0] ?? { href: urlOf('sources', id), text: id };
  }
}
