import { parseOriginal } from '../../src/import/parse.ts';

/** A scraped text, given line by line, as it is read. */
export const read = (...lines: string[]) =>
  parseOriginal({ form: 'text', text: lines.join('\n'), remarks: [] }, '2026-11-21');

export const textsOf = ({ blocks }: { blocks: readonly { text: string }[] }) =>
  blocks.map(({ text }) => text);

/** A sentence that is no headline, no name and no caption. */
export const SENTENCE = 'The ferry left the harbour with three hundred people on board, and came back empty.';

/** A web page, as somebody may have saved it. */
export function pageOf({
  head = '',
  body = '',
  language = '',
}: {
  head?: string;
  body?: string;
  language?: string;
} = {}): string {
  return `<!doctype html><html${language && ` lang="${language}"`}><head><title>Ferry leaves | Harbour Post</title>${head}</head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main>${body || ARTICLE}</main><footer>All of it is ours.</footer></body></html>`;
}

const PARAGRAPHS = [
  'The ferry left the harbour with three hundred people on board, and came back empty in the afternoon, since all of them had walked back over the bridge.',
  'The bridge had opened at noon, four years after works on it began, with a ceremony to which nobody had invited the captain of the ferry.',
  'He learned of it from the crowd on the quay, which was waiting for him in the rain to say farewell to the ferry after sixty years.',
];

export const ARTICLE = `<article><h1>Ferry leaves harbour</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</article>`;

export const jsonLd = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
