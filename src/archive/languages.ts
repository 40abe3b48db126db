/** In which language words are, where it is not the archive's own. */

import { site } from '#site';
import type { Entry, Quotation } from '../records/record.ts';

/** The language of a quotation (BCP 47): as it says, or that of a text that the archive has as it was written; else the archive's. */
export function languageOf(
  { language }: Pick<Quotation, 'language'>,
  { text, language: ofText }: Pick<Entry<'articles'>['fields'], 'text' | 'language'>,
): string | undefined {
  return language ?? (text === 'full' && ofText !== site.language ? ofText : undefined);
}
