/** Rules about the addresses of paragraphs. */
import { writeParagraphs } from '../records/paragraphs.ts';
import type { Entry } from '../records/record.ts';
import type { ProofRule } from './finding.ts';

/** Is an article's field `paragraphs` other than it should be now? Where there are no paragraphs, it stays as it is. */
export const areStale = ({ fields, body }: Entry<'articles'>): boolean =>
  body.paragraphs.length > 0 && fields.paragraphs !== writeParagraphs(body.paragraphs);

/** Articles whose keys of paragraphs are missing or stale: what is edited next could lose addresses. */
export const staleParagraphs: ProofRule = ({ articles }) =>
  [...articles.values()].filter(areStale).map(({ kind, id, fields: { paragraphs } }) => {
    const what = paragraphs === undefined ? 'is missing' : 'is not up to date';
    const message = `\`paragraphs\` ${what}, by which links to paragraphs last: \`npm run check -- --fix\` writes it`;
    return { kind, id, at: ['paragraphs'], message };
  });
