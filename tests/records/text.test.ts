/** What counts as a word, for each of the ends for which words are wanted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareWords,
  countWords,
  placeWords,
  smallWords,
  splitWords,
  wordKey,
} from '../../src/records/text.ts';
import { anyString } from '../support/properties.ts';

const text = 'It isn’t  “East-West”, they said — but 上海, 1.8 %!';

describe('words as they are printed', () => {
  it('stand between white space, with the punctuation about them, or are single Chinese characters', () => {
    expect(splitWords(text)).toEqual('It isn’t “East-West”, they said — but 上 海 , 1.8 %!'.split(' '));
    expect(splitWords(' \n')).toEqual([]);
  });

  it('are Japanese characters, too, and whole words in Korean and in Cyrillic', () => {
    expect(splitWords('かなカナ 한국어 слово')).toEqual(['か', 'な', 'カ', 'ナ', '한국어', 'слово']);
  });

  it('are counted in Chinese and Japanese as those that a reader knows, not by the character', () => {
    expect(countWords(text)).toBe(11);
    expect(countWords('公司表示，将继续投资。')).toBe(7);
    expect(countWords('上海 opened')).toBe(2);
    expect(countWords('')).toBe(0);
  });

  it('are compared in small letters, without what stands about them and without regard to the form of letters', () => {
    expect(splitWords('“East-West”, ISN’T — １２！').map(wordKey)).toEqual(['east-west', "isn't", '', '12']);
  });
});

describe('bare words', () => {
  it('have letters and digits alone, or are single Chinese characters', () => {
    expect(bareWords(text)).toEqual('It isn t East West they said but 上 海 1 8'.split(' '));
    expect(bareWords(' — ')).toEqual([]);
  });

  it('keep the marks on their letters', () => {
    expect(bareWords('cafe\u0301 हिन्दी')).toEqual(['cafe\u0301', 'हिन्दी']);
  });
});

describe('words that another text may have', () => {
  it('are counted as in a quotation, with their places: a clause of Chinese is one', () => {
    expect(placeWords(text).map(({ word }) => word)).toEqual(
      'It isn’t East West they said but 上海 1 8'.split(' '),
    );
    for (const { word, at } of placeWords(text)) expect(text.startsWith(word, at)).toBe(true);
  });

  it('are the same in capitals and with either apostrophe', () => {
    expect(placeWords("ISN’T isn't").map(({ key }) => key)).toEqual(["isn't", "isn't"]);
  });
});

describe('words of any text', () => {
  /** A letter that makes every text one of more than ASCII, and stands by itself. */
  const other = ' 上 ';
  const sentences = fc.oneof(
    anyString(),
    fc.string({ unit: fc.constantFrom(...'aZ09 .,-’“”…–\u00a0éÅ\u0301かß\n') }),
  );

  it('are the same whether or not there are others than those of ASCII beside them', () => {
    fc.assert(
      fc.property(sentences, (each) => {
        expect(bareWords(each)).toEqual(bareWords(each + other).slice(0, -1));
        expect(splitWords(each)).toEqual(splitWords(each + other).slice(0, -1));
        expect(countWords(each)).toBe(countWords(`${each} ${other}`) - 1);
      }),
    );
  });

  it('are in small letters what the words of the text in small letters are', () => {
    fc.assert(
      fc.property(sentences, (each) => {
        const words = bareWords(each.normalize('NFC').toLowerCase() + other).slice(0, -1);
        expect(smallWords(each)).toBe(words.join(' '));
      }),
    );
  });
});
