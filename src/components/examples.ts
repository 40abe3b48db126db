/** Made-up things for the page that explains the signs. Their links lead to that page. */
import { viewDate } from '../archive/dates.ts';
import { urlOfSigns } from '../archive/urls.ts';
import type { Item, Utterance } from '../archive/view.ts';
import { markDifferences } from '../archive/wordings.ts';

const href = urlOfSigns();
const common = { id: 'example', href, facets: { person: [], topic: [], source: [], event: [] } };
const link = (text: string) => ({ href, text });

export const exampleStory: Item = {
  ...common,
  kind: 'articles',
  title: 'Bridge Opens a Day Late',
  date: viewDate('2024-03-05'),
  dateIsInferred: true,
  summary: 'What an article says, in a sentence or two of the archive’s own.',
  source: link('Harbour Post'),
  reports: [],
};

export const exampleEvent: Item = {
  ...common,
  kind: 'events',
  title: 'A bridge opens',
  date: viewDate('2024-03~'),
  dateIsInferred: false,
  summary: 'What happened, so far as the articles tell.',
  reports: [
    { ...link('Harbour Post'), source: 'harbour-post', passages: 2 },
    { ...link('Sound Weekly'), source: 'sound-weekly', passages: 1 },
  ],
};

const wordings = ['It is open at last.', 'It is open, finally.'];

export const exampleRemark: Utterance = {
  by: link('Mina Torvald'),
  wordings: markDifferences(wordings).map((pieces, index) => ({
    pieces,
    differing: pieces.filter(({ differs }) => differs).map(({ text }) => text),
    places: [
      {
        story: { ...exampleStory, source: link(index === 0 ? 'Harbour Post' : 'Sound Weekly') },
        hrefs: [href],
        indirect: index === 1,
      },
    ],
  })),
};
