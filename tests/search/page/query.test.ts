import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, writeQuery } from '../../../src/search/page/query.ts';
import { anyString } from '../../support/properties.ts';

/** Phrases in quotation marks, what is left out behind a minus. */
function terms(text: string): string[] {
  const { wanted, unwanted } = parseQuery(text);
  const written = ({ text, isPhrase }: { text: string; isPhrase: boolean }) =>
    isPhrase ? `“${text}”` : text;
  return [...wanted.map(written), ...unwanted.map((term) => `-${written(term)}`)];
}

describe('a query', () => {
  it.each([
    ['words', 'data Aune', ['data', 'Aune']],
    ['a phrase', '"data security"', ['“data security”']],
    ['a phrase and a word', '"data security" Aune', ['“data security”', 'Aune']],
    ['a word that is left out', 'Ferry -Aune', ['Ferry', '-Aune']],
    ['a phrase that is left out', '-"data security" Aune', ['Aune', '-“data security”']],
    ['nothing but what is left out', '-Aune', ['-Aune']],
    [
      'curly quotation marks',
      '“data security” „lane level“ «a b»',
      ['“data security”', '“lane level”', '“a b”'],
    ],
    ['a phrase with spaces to spare', '"  data   security "', ['“data security”']],
    ['a phrase that touches a word', 'Aune"data security"lane', ['Aune', '“data security”', 'lane']],
    ['a hyphen within a word', 'lane-level', ['lane-level']],
    ['a dash between words', 'Mina - Torhavn – Bo', ['Mina', 'Torhavn', 'Bo']],
    ['a true minus sign', 'Ferry −Aune', ['Ferry', '-Aune']],
    ['a quotation mark that is not closed yet', '"data secu', ['data', 'secu']],
    ['marks around nothing', '"" " " - -- … !!!', []],
    ['a word twice, however written', 'Café cafe CAFE', ['Café']],
    ['a word that is wanted and left out', 'Aune -Aune', ['Aune', '-Aune']],
    ['letters of other writings', '渡轮 -大桥', ['“渡轮”', '-“大桥”']],
    ['nothing', '   ', []],
  ])('of %s', (_, text, expected) => expect(terms(text)).toEqual(expected));

  it('is read the same once it is written out', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab é-−"“”«» \t!') }), (text) => {
        const { wanted, unwanted } = parseQuery(text);
        expect(parseQuery(writeQuery({ wanted, unwanted }))).toMatchObject({ wanted, unwanted });
      }),
    );
  });

  it('of any text is read without failing', () => {
    fc.assert(fc.property(anyString(), (text) => void parseQuery(text)));
  });
});
