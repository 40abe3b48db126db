import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/import/input.ts';
import { parseOriginal } from '../../src/import/parse.ts';
import { ARTICLE, SENTENCE } from './fixtures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(text: string, name = 'x') {
  const input = await readInput(bytes(text), name);
  if (input.form === 'addresses') throw new Error('no originals');
  const sources = input.form === 'several' ? input.sources : [input];
  return sources.map((source) => parseOriginal(source, '2026-11-21'));
}

const FACTS = {
  title: { value: 'Ferry leaves' },
  date: { value: '2024-04-29T10:02+02:00' },
  byline: [{ value: 'Ada Ray' }],
  url: { value: 'https://harbour.example/ferry' },
};

describe('an original in a container', () => {
  it('is each item of RSS', async () => {
    const item = (title: string) =>
      `<item><title>${title}</title><link>https://harbour.example/ferry</link><pubDate>Mon, 29 Apr 2024 10:02:00 +0200</pubDate><dc:creator>Ada Ray</dc:creator><content:encoded><![CDATA[${ARTICLE.replace(/<h1>.*<\/h1>/, '')}]]></content:encoded></item>`;
    const found = await read(
      `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Post</title>${item('Ferry leaves')}${item('Ferry returns')}</channel></rss>`,
    );
    expect(found).toMatchObject([
      { ...FACTS, source: { value: 'Harbour Post' } },
      { title: { value: 'Ferry returns' } },
    ]);
    expect(found[0]?.blocks).toHaveLength(3);
  });

  it('is each item of a feed that says its type of document, as old ones do', async () => {
    const item = `<item><title>Ferry leaves</title><link>https://harbour.example/ferry</link><description><![CDATA[${ARTICLE}]]></description></item>`;
    const found = await read(
      `<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">\n<rss version="0.91"><channel><title>Harbour Post</title>${item}</channel></rss>`,
    );
    expect(found).toMatchObject([{ title: FACTS.title, url: FACTS.url, source: { value: 'Harbour Post' } }]);
  });

  it('is each entry of Atom', async () => {
    const content = ARTICLE.replaceAll('<', '&lt;');
    const found = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><title>Ferry leaves</title><link href="https://harbour.example/ferry"/><published>2024-04-29T10:02+02:00</published><author><name>Ada Ray</name></author><content type="html">${content}</content></entry></feed>`,
    );
    expect(found).toMatchObject([FACTS]);
  });

  it('is Markdown with frontmatter', async () => {
    const [found] = await read(
      `---\ntitle: Ferry leaves\ndate: 2024-04-29T10:02:00+02:00\nauthors: [Ada Ray]\nurl: https://harbour.example/ferry\n---\n\n${SENTENCE}\n\n## On the *quay*\n\n${SENTENCE} <script>x</script>\n`,
      'x.md',
    );
    expect(found).toMatchObject(FACTS);
    expect(found?.blocks.map(({ text }) => text)).toEqual([SENTENCE, 'On the quay', SENTENCE]);
  });

  it('is a mail', async () => {
    const [found] = await read(
      `From: Ada Ray <ada@harbour.example>\r\nSubject: =?utf-8?Q?Ferry_leaves?=\r\nDate: Mon, 29 Apr 2024 10:02:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n${SENTENCE}\r\n`,
    );
    const { url: _, ...facts } = FACTS;
    expect(found).toMatchObject(facts);
  });

  it('is a text that only looks like a mail', async () => {
    const [found] = await read(`Title: Ferry leaves\nAuthor: Ada Ray\nDate: 2024-04-29\n\n${SENTENCE}`);
    expect(found).toMatchObject({ title: FACTS.title, byline: FACTS.byline, date: { value: '2024-04-29' } });
  });

  it.each([
    ['a PDF', '%PDF-1.7\n%\u0000'],
    ['a Word document (DOCX)', 'PK\u0003\u0004\u0000\u0000[Content_Types].xml\u0000word/document.xml'],
    ['a book (EPUB)', 'PK\u0003\u0004\u0000\u0000mimetypeapplication/epub+zip'],
    ['a web archive (WACZ)', 'PK\u0003\u0004\u0000\u0000archive/data.warc.gz'],
    ['a web archive (WARC)', 'WARC/1.0\r\nWARC-Type: response'],
    ['a ZIP file', 'PK\u0003\u0004\u0000\u0000x.txt'],
  ])('that is not read is named: %s', async (name, text) => {
    await expect(readInput(bytes(text), 'x')).rejects.toThrow(`this is ${name}, which is not read: open it`);
  });

  it.each([
    ['a message without text', 'MIME-Version: 1.0\r\n\r\n', 'this message has no text'],
    [
      'a feed with entities of its own',
      '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><channel><title>&a;</title></channel></rss>',
      'this feed cannot be read',
    ],
    ['a feed without items', '<rss><channel><title>x</title></channel></rss>', 'this feed'],
  ])('is refused, with advice, where it is %s', async (_, text, message) => {
    await expect(readInput(bytes(text), 'x')).rejects.toThrow(message);
  });
});

describe('a copy of a page', () => {
  const copy = (comment: string, head = '') =>
    `<!DOCTYPE html>${comment}<html lang="en"><head><title>Ferry leaves harbour</title>${head}</head><body>${ARTICLE}</body></html>`;

  it.each([
    ['a browser', '<!-- saved from url=(0029)https://harbour.example/ferry -->'],
    [
      'SingleFile',
      '<!--\n Page saved with SingleFile \n url: https://harbour.example/ferry \n saved date: Tue Apr 30 2024 -->',
    ],
  ])('that %s saved says where it comes from', async (_, comment) => {
    const [found] = await read(copy(comment));
    expect(found).toMatchObject({ url: FACTS.url });
    expect(found).not.toHaveProperty('archivedUrl');
  });

  it.each([
    [
      'its canonical address',
      '',
      '<link rel="canonical" href="https://web.archive.org/web/20240430080000/https://harbour.example/ferry">',
    ],
    [
      'its script',
      '',
      '<script>__wm.wombat("https://harbour.example/ferry","20240430080000","https://web.archive.org/","web","/_static/","1714464000");</script>',
    ],
    [
      'the address that it was saved from',
      '<!-- saved from url=(0080)https://web.archive.org/web/20240430080000/https://harbour.example/ferry -->',
      '',
    ],
  ])('of the Wayback Machine says so by %s', async (_, comment, head) => {
    const [found] = await read(copy(comment, head));
    expect(found).toMatchObject({
      url: FACTS.url,
      archivedUrl: { value: 'https://web.archive.org/web/20240430080000/https://harbour.example/ferry' },
      archivedOn: { value: '2024-04-30' },
    });
  });
});
