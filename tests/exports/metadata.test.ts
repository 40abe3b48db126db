import { describe, expect, it } from 'vitest';
import { site } from '#site';
import { citationTags, previewTags } from '../../src/exports/metadata.ts';
import { authorOf, naturalName } from '../../src/exports/reference.ts';
import { archiveOf, type Description } from '../support/records.ts';

function tagsOf(fields: Description<'articles'>): string[] {
  const [story] = archiveOf({ sources: { daily: { name: 'The Daily' } }, articles: { x: fields } }).stories;
  if (!story) throw new Error('there is no story');
  return citationTags(story, 'https://news.example/stories/x/').map((tag) => Object.values(tag).join(' = '));
}

describe('the tags of a story', () => {
  it('tell of the original all that is known, and where it is kept', () => {
    const url = 'https://daily.example/1?a=b';
    const byline = ['Ada Quill', 'García Márquez, Gabriel José', 'Harbour Press Agency'];
    expect(
      tagsOf({
        title: 'It Begins',
        byline,
        bylineOrganisations: ['Harbour Press Agency'],
        date: '2024-04-29T07:30+01:00',
        language: 'nb',
        url,
      }),
    ).toEqual([
      'DC.type = newspaperArticle',
      'citation_title = It Begins',
      'citation_author = Ada Quill',
      'citation_author = Gabriel José García Márquez',
      'citation_author = Harbour Press Agency',
      'DC.source = The Daily',
      'citation_publication_date = 2024-04-29',
      'DC.language = nb',
      `citation_public_url = ${url}`,
      'z.itemType = newspaperArticle',
      `z.archive = ${site.name}`,
      'z.archiveLocation = https://news.example/stories/x/',
    ]);
  });

  it('tell nothing that is not known', () => {
    const tags = tagsOf({ title: 'It begins', titleBasis: 'supplied', date: '2024-04~' });
    expect(tags).toContain('citation_title = [It begins]');
    expect(tags).toContain('citation_publication_date = 2024-04');
    expect(tags).toContain('z.extra = The date is approximate or uncertain.');
    expect(tags.filter((tag) => /^citation_(author|public_url)/.test(tag))).toEqual([]);
  });

  it.each([
    ['Ada Quill', 'Ada Quill'],
    ['Bo Lind, Jr.', 'Bo Lind Jr.'],
    ['van der Berg, Ludwig', 'Ludwig van der Berg'],
    ['王小明', '王小明'],
  ])('name %s as %s', (printed, name) => expect(naturalName(authorOf(printed))).toBe(name));
});

describe('a preview', () => {
  it('has an address only where the site has one', () => {
    const page = { title: 'A', type: 'website' } as const;
    const properties = (url: string | undefined) =>
      previewTags({ ...page, url }).map((tag) => ('property' in tag ? tag.property : tag.name));
    expect(properties('https://news.example/')).toContain('og:url');
    expect(properties(undefined)).toEqual(['og:title', 'og:type', 'og:site_name']);
  });
});
