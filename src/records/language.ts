/** Which language a text is in, and how HTML is told where that is not the language of the page. */
import { site } from '#site';
import type { Entry, Quotation } from './record.ts';

/** The language of the pages (BCP 47): of headings, labels, dates and all that they say about the texts. */
export const pageLanguage: string = 'en';

/** Attributes of an element. */
interface LanguageMark {
  lang?: string;
  dir?: 'auto' | 'ltr';
}

/** What marks a text in a language (BCP 47) within a page; nothing where it is that of the pages. */
export const languageMark = (language: string): LanguageMark =>
  language === pageLanguage ? {} : { lang: language, dir: 'auto' };

/** A language where it is not that of the pages, as a field of what holds the text. */
export const languageIn = (language: string): { language?: string } =>
  language === pageLanguage ? {} : { language };

/** What marks the archive’s own texts. */
export const ownMark: LanguageMark = languageMark(site.language);

/** What marks the words of the pages within a text of a language (BCP 47). */
export const pageMarkIn = (language: string): LanguageMark =>
  language === pageLanguage ? {} : { lang: pageLanguage, dir: 'ltr' };

/** The language of the name of a record, where that is not the pages': of a headline as published, the article's. */
export function titleLanguageOf(entry: Entry): { language?: string } {
  const isPublished = entry.kind === 'articles' && entry.fields.titleBasis === 'published';
  return languageIn(isPublished ? entry.fields.language : site.language);
}

/**
 * The language of a quotation (BCP 47): as it says, or that of a text that the archive has as it was written.
 *
 * @returns `undefined` where it is the archive's own
 */
export function languageOfQuotation(
  { language }: Pick<Quotation, 'language'>,
  { text, language: ofText }: Pick<Entry<'articles'>['fields'], 'text' | 'language'>,
): string | undefined {
  const own = language ?? (text === 'full' ? ofText : site.language);
  return own === site.language ? undefined : own;
}
