/** What an original is, where it is no article, in each format. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { bibtexWriter } from '../../src/exports/bibtex.ts';
import { cslJsonWriter } from '../../src/exports/csl-json.ts';
import { citationTags } from '../../src/exports/metadata.ts';
import { ninjsLines } from '../../src/exports/ninjs.ts';
import { risWriter } from '../../src/exports/ris.ts';
import { articleThing, structuredData } from '../../src/exports/structured-data.ts';
import type { Medium } from '../../src/records/record.ts';
import { archiveOf, recordsOf } from '../support/records.ts';
import { pageOf, referenceTo } from '../support/references.ts';
import { expand, faultsOfData } from '../support/schema-org.ts';
import { ninjsSchema } from './schemas.ts';

const described = (medium: Medium) => ({
  sources: { daily: { name: 'The Daily' } },
  articles: { x: { title: 'It begins', medium } },
});
const storyOf = (medium: Medium) => {
  const [story] = archiveOf(described(medium)).stories;
  if (!story) throw new Error('there is no story');
  return story;
};

describe.each([
  ['article', 'NewsArticle', 'article-newspaper', 'NEWS', 'newspaperArticle', 'text'],
  ['post', 'SocialMediaPosting', 'post', 'BLOG', 'forumPost', 'text'],
  ['broadcast', 'Episode', 'broadcast', 'ADVS', 'tvBroadcast', undefined],
  ['video', 'VideoObject', 'motion_picture', 'VIDEO', 'videoRecording', 'video'],
  ['document', 'DigitalDocument', 'document', 'GEN', 'document', 'text'],
  ['press release', 'Article', 'pamphlet', 'RPRT', 'report', 'text'],
] as const)('what is a %s', (medium, thing, csl, ris, zotero, ninjs) => {
  const reference = referenceTo({ medium });
  const isAlone = !['article', 'post'].includes(medium);

  it('is that to search engines, as schema.org has it', async () => {
    const about = articleThing(storyOf(medium));
    expect(about['@type']).toBe(thing);
    const page = { href: '/stories/x/', title: 'It begins', type: 'WebPage', about, trail: [] } as const;
    const trail = [{ href: '/', text: 'Archive' }];
    const json = structuredData({ ...page, trail }, (href) => `https://news.example${href}`);
    expect((await expand(json, 'https://news.example/')).flatMap(faultsOfData)).toEqual([]);
  });

  it('is that to reference managers', () => {
    const [item] = JSON.parse(cslJsonWriter(pageOf)([reference]));
    expect(item.type).toBe(csl);
    expect(item[isAlone ? 'publisher' : 'container-title']).toBe('The Daily');
    expect(risWriter(pageOf)([reference])).toMatch(new RegExp(`^TY  - ${ris}\r\n`));
    expect(risWriter(pageOf)([reference])).toContain(`${isAlone ? 'PB' : 'T2'}  - The Daily\r\n`);
    const tags = citationTags(storyOf(medium), 'https://news.example/stories/x/');
    expect(tags).toContainEqual({ name: 'z.itemType', content: zotero });
  });

  it('is read back as one reference with its title, from RIS and BibTeX', () => {
    const read = (text: string, forceType: string) =>
      plugins.input.chain(text, { generateGraph: false, forceType });
    for (const each of [
      read(risWriter(pageOf)([reference]), '@ris/file'),
      read(bibtexWriter()([reference]), '@bibtex/text'),
    ])
      expect(each).toEqual([expect.objectContaining({ title: reference.title, URL: reference.url })]);
  });

  it('is that to news agencies', () => {
    const ajv = new Ajv2020({ strictRequired: false });
    addFormats(ajv);
    const isSound = ajv.compile(ninjsSchema);
    const [line = ''] = ninjsLines(recordsOf(described(medium)), 'https://news.example/');
    const item = JSON.parse(line);
    expect([isSound(item), isSound.errors]).toEqual([true, null]);
    expect(item.type).toBe(ninjs);
  });
});

describe('BibTeX', () => {
  it('says of what is no article what it is, and who published it', () => {
    expect(bibtexWriter()([referenceTo({ medium: 'press release' })])).toMatch(
      /^@misc\{2024-04-29-bridge-opens,\n.*\n.*\n {2}howpublished = \{\{Press release, The Daily\}\},\n/,
    );
    expect(bibtexWriter()([referenceTo({ medium: 'document' })])).toContain('howpublished = {{The Daily}}');
  });
});
