import { describe, expect, it } from 'vitest';
import { findLanguage } from '../../src/import/language.ts';

const GERMAN =
  'Der Leuchtturm auf der Nordmole brennt wieder, nach elf Jahren im Dunkeln, und rund zweihundert Menschen waren mit eigenen Laternen auf den Steg gekommen, um das zu sehen. Die Arbeiten haben weniger gekostet als geplant, weil Freiwillige das Glas die Treppen hinauftrugen.';
const ROMANISED =
  'Hai gang de deng ta chong xin liang le, ren men dou lai kan, wo ye lai kan, ni ye lai kan, ta shuo deng hen liang, wo shuo deng hen liang, hai zi men zai ma tou shang pao lai pao qu, yi zhi dao tian hei, yi zhi dao tian liang.';
const stated = (value: string) => ({ value, by: 'the page' });

describe('the language of a text', () => {
  it('is as stated where nothing speaks against it', () => {
    expect(findLanguage(GERMAN, stated('de-AT'))).toEqual({ language: stated('de-AT'), remarks: [] });
    expect(findLanguage('Der Turm.', stated('de'))).toEqual({ language: stated('de'), remarks: [] });
  });

  it.each([
    ['zh', '港口管理局启用了一处新的自动驾驶公交测试场，邀请十一家制造商。'],
    ['ja', '北の防波堤の灯台が十一年ぶりに再びともり、人々が集まった。'],
    ['ko', '북쪽 방파제의 등대가 십일 년 만에 다시 켜졌고 사람들이 모였다.'],
    ['el', 'Ο φάρος στον βόρειο μόλο άναψε ξανά μετά από έντεκα χρόνια.'],
    ['th', 'ประภาคารบนท่าเรือทางเหนือสว่างขึ้นอีกครั้งหลังจากสิบเอ็ดปี'],
  ])('is %s by its script, whatever is stated', (language, text) => {
    expect(findLanguage(text, stated('en'))).toMatchObject({
      language: { value: language },
      remarks: [expect.stringContaining('but its letters are')],
    });
  });

  it('is guessed from enough text, and said to be', () => {
    expect(findLanguage(GERMAN, undefined).language).toMatchObject({
      value: 'de',
      inferred: expect.any(String),
    });
  });

  it('is not known where the guess has no margin, or the text is short', () => {
    expect(findLanguage(ROMANISED, undefined).language).toBeUndefined();
    expect(findLanguage('Der Leuchtturm brennt wieder.', undefined).language).toBeUndefined();
  });

  it('is not known where what is stated is far from how its letters look', () => {
    expect(findLanguage(GERMAN, stated('en'))).toEqual({
      remarks: ['the page gives the language as “en”, but its letters look like “de”.'],
    });
  });
});
