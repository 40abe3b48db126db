/** Made-up things for the page that explains the signs. Their links lead to that page. */
import { viewDate } from '../../archive/dates.ts';
import { type Quoted, viewUtterance } from '../../archive/quotations.ts';
import { urlOfSigns } from '../../archive/urls.ts';
import type { ArticleItem, EventItem, Utterance } from '../../archive/view.ts';

const href = urlOfSigns();
const common = { id: 'example', href };
const noFacets = { person: [], topic: [], event: [] };
const link = (text: string) => ({ href, text });

export const exampleStory: ArticleItem = {
  ...common,
  kind: 'articles',
  title: 'Bridge Opens a Day Late',
  date: viewDate('2024-03-05'),
  dateIsInferred: true,
  summary: 'What a story says, in a sentence or two of the archive’s own.',
  source: link('Harbour Post'),
  facets: { ...noFacets, source: ['harbour-post'] },
};

export const exampleEvent: EventItem = {
  ...common,
  kind: 'events',
  title: 'A bridge opens',
  shortTitle: 'A bridge opens',
  date: viewDate('2024-03~'),
  dateIsInferred: false,
  summary: 'What happened, so far as the stories tell.',
  facets: { ...noFacets, source: [] },
  reportedBy: [
    { ...link('Harbour Post'), source: 'harbour-post', passages: 2, texts: 1 },
    { ...link('Sound Weekly'), source: 'sound-weekly', passages: 1, texts: 1 },
  ],
};

/** Printed by a source, in words of its own. */
const printed = (source: string, words: string, indirect = false): Quoted => ({
  words,
  place: { story: { ...exampleStory, id: source, source: link(source) }, hrefs: [href], indirect },
});

export const exampleRemark: Utterance = viewUtterance(link('Mina Torvald'), [
  printed('Harbour Post', 'It is open at last.'),
  printed('Sound Weekly', 'It is open, finally.', true),
]);
