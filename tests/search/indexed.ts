/** Pages as the index keeps them, from short descriptions. */
import type { IndexedPage } from '../../src/search/build/files.ts';

interface Description {
  edtf?: string;
  title?: string;
  content?: string;
  person?: string[];
  topic?: string[];
  source?: string[];
  event?: string[];
  /** Ids that it has had, with a space between them. */
  former?: string[];
}

/** @param described by address, such as `/stories/visit/`. What has no date is a person, a topic or a source. */
export const indexed = (described: Record<string, Description>): IndexedPage[] =>
  Object.entries(described).map(([url, { title = url, content = title, edtf, ...facets }], index) => ({
    id: `en_${(index * 7919).toString(16).padStart(7, '0')}`,
    url,
    title,
    content,
    filters: { ...facets, ...(edtf && { edtf: [edtf] }) },
  }));

/** Two events, three articles, and what they belong to. */
export const archive = indexed({
  '/stories/late/': { edtf: '2025-01-20', person: ['mina', 'bo'], source: ['marfa'], event: ['talk'] },
  '/stories/early/': { edtf: '2024-04-28', person: ['salma', 'bo'], source: ['week'], event: ['visit'] },
  '/stories/next/': { edtf: '2024-04-29', person: ['salma'], source: ['times'], event: ['visit'] },
  '/events/visit/': { edtf: '2024-04-28', title: 'The visit', person: ['salma', 'bo'], event: ['visit'] },
  '/events/talk/': { edtf: '2025', title: 'The talk', person: ['mina'], event: ['talk'] },
  '/people/salma/': { title: 'Salma Haddad' },
  '/people/mina/': { title: 'Mina Torvald' },
  '/people/bo/': { title: 'Bo Lind', former: ['lind b-lind'] },
  '/sources/marfa/': { title: 'Al-Marfa' },
  '/sources/week/': { title: 'Weekly' },
  '/sources/times/': { title: 'Times' },
});
