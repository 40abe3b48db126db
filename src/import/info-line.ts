/** The lines about an article that stand beside its headline: when it appeared, who wrote it, and for whom. */
import { language as languageTag, webAddress } from '../records/fields.ts';
import type { Medium } from '../records/record.ts';
import { schemas } from '../records/schemas.ts';
import { fold } from '../records/text.ts';
import { type Byline, isAgency, isSigned, parseByline } from './bylines.ts';
import { isBareDate, type PrintedDate, parsePrintedDate } from './dates.ts';
import type { Author, Metadata } from './original.ts';

/** What one line says; empty where it says nothing of the kind. */
export interface InfoLine {
  dates: PrintedDate[];
  /** Those of a change. */
  changed: PrintedDate[];
  byline?: Byline;
  title?: string;
  source?: string;
  url?: string;
  language?: string;
  /** What the original is, in the archive's words. */
  medium?: Medium;
  /** Whose text it is, as printed. */
  agency?: string;
  /** What stands where a date belongs, and is no whole day. */
  unreadDate?: string;
  /** A date of which it is not clear which number is the month. */
  ambiguous?: string;
  /** Editors, photographers and translators, as printed. */
  others: string[];
}

const LABELS = {
  title: 'title|headline|titel|titre|título|titulo|titolo|заголовок|العنوان|标题|標題|題名|タイトル',
  byline:
    'authors?|by|byline|written by|autor(?:in|en|es)?|auteurs?|autore|автор(?:ы)?|текст|الكاتب|بقلم|本报记者|记者|記者|作者|筆者|撰文',
  date: 'date|day|published|posted|first published|publication date|date published|pub(?:lish)? ?date|datum|erschienen|veröffentlicht|veröffentlichungsdatum|publié|date de publication|paru|fecha|publicado|publicada|data|pubblicato|publicatie|дата|опубликовано|дата публикации|التاريخ|تاريخ النشر|نشر|نُشر|发布时间|發布時間|发布日期|发布于|发表时间|日期|时间|時間|公開日|公開|投稿日|掲載日?|配信',
  changed:
    '(?:last )?(?:updated|modified|changed|edited)|last update|update|aktualisiert|zuletzt aktualisiert|geändert|stand|mis à jour|mise à jour|modifié|actualizad[oa]|última actualización|aggiornato|ultimo aggiornamento|atualizado|bijgewerkt|обновлено|изменено|آخر تحديث|تحديث|تم التحديث|更新时间|更新時間|更新日?|更新于|最終更新日?',
  medium: 'medium|media type|type|format|kind|genre|art|gattung|tipo|тип',
  agency:
    '(?:news |press )?agency|wire(?: service)?|(?:nachrichten|presse)?agentur|agence(?: de presse)?|agencia(?: de noticias)?|agenzia(?: di stampa)?|agência|агентство|وكالة|通讯社|通訊社|通信社',
  source:
    'source|publisher|publication|outlet|newspaper|site|website|quelle|medium|éditeur|fuente|medio|fonte|источник|издание|المصدر|文章来源|新闻来源|来源|來源|稿源|出典|媒体|配信元',
  url: 'url|link|address|web address|original|adresse|permalink|enlace|ссылка|адрес|الرابط|网址|链接|原文链接|原文',
  language: 'language|lang|sprache|langue|idioma|lingua|язык|اللغة|语言|言語',
  others:
    '(?:copy ?)?editors?|edited by|editing by|photos? by|photographs? by|illustrations? by|translated by|translation|redaktion|bearbeitet von|fotos?|editor(?:a|es)?|редактор|фото|责任编辑|责编|責任編輯|编辑|編輯|编者|校对|摄影|翻译',
} as const;
type Field = keyof typeof LABELS;

const under = (words: string) => new RegExp(`^\\W{0,3}(?:${words})\\s*[:：]\\s*(?<value>\\S.*)$`, 'iu');
const labelled = Object.entries(LABELS).map(([field, words]) => ({
  field: field as Field,
  form: under(words),
}));
const titled = under(LABELS.title);
/** Words before a date need no colon. */
const DATED = {
  changed: new RegExp(
    `^\\W{0,3}(?:${LABELS.changed})(?:\\s+(?:on|at|am|le|el|la|il|on the|в|في))?\\s*[:：]?\\s*(?<value>.+)$`,
    'iu',
  ),
  dates: new RegExp(
    `^\\W{0,3}(?:${LABELS.date})(?:\\s+(?:on|at|am|le|el|la|il|on the|в|في))?\\s*[:：]?\\s*(?<value>.+)$`,
    'iu',
  ),
};

const EASTERN_LABEL =
  /(?<=[^\s（(])\s*(?=(?:来源|來源|稿源|本报记者|记者|記者|作者|责任编辑|责编|(?<!责任)编辑|发布时间|发布日期|更新时间|更新)\s*[:：])|\s+(?=(?:本报)?(?:记者|記者|作者)\s+\p{sc=Han})/u;
/** What parts the pieces of such a line. */
const SEPARATOR = /\s*[|•·│｜●∙]\s*|\s+[/–—-]\s+|\s*;\s+|\s+\/\/\s+/;
const DATE_LABEL = new RegExp(`[,. ]+(?=[(]?(?:${LABELS.changed}|${LABELS.date})(?![\\p{L}]))`, 'iu');

/** Buttons and counts that stand in such lines and say nothing. */
const NOTHING =
  /^(?:e-?mail|share|print|save|comments?|follow|\d+ (?:min(?:ute)?s?|мин\.?|comments?|views?|shares?|reads?|words)(?: read)?|\d+\s?分钟|lesezeit.{0,20}|[^\p{L}]*|by|on|in|—|(?:updated?:? )?\d{1,2}[:.h]\d\d.{0,12}|redaktion|redacción|la redacción|redazione|rédaction|редакция|newsroom|staff)$/iu;

/** Longer lines are text. */
const LONGEST = 240;

/**
 * Reads a line that says nothing but such things, perhaps under labels.
 *
 * @param house the name of the publisher, if known
 * @returns `undefined` where the line says anything else, but perhaps one or two words beside a date
 */
export function readInfoLine(line: string, house?: string): InfoLine | undefined {
  if (line.length > LONGEST) return undefined;
  const info = emptyLine();
  if (!SEPARATOR.test(line) && readPart(line, info, house)) return info;
  const parts = line
    .split(SEPARATOR)
    .flatMap((part) => part.split(EASTERN_LABEL))
    .flatMap((part) => part.split(DATE_LABEL))
    .map((part) => fold(part).replace(/^[(（]|[)）]$/g, ''))
    .filter(Boolean);
  if (parts.length < 2) return undefined;
  const title = titled.exec(line)?.groups?.value;
  // A headline may have dashes of its own.
  if (title && parts.slice(1).every((part) => !readPart(part, emptyLine(), house))) return { ...info, title };
  const unknown = parts.filter((part) => !readPart(part, info, house) && !NOTHING.test(part));
  // Beside a date or a name the section, the town or the desk may stand.
  const isSure = info.byline !== undefined || info.dates.length + info.changed.length > 0;
  const isBeside = isSure && unknown.length === 1 && unknown.every((part) => /^[^.!?。]{1,30}$/u.test(part));
  return (unknown.length === 0 || isBeside) && saysAnything(info) ? info : undefined;
}

const emptyLine = (): InfoLine => ({ dates: [], changed: [], others: [] });

const saysAnything = ({
  dates,
  changed,
  byline,
  source,
  url,
  title,
  language,
  medium,
  agency,
  unreadDate,
  others,
  ambiguous,
}: InfoLine): boolean =>
  dates.length + changed.length + others.length > 0 ||
  [ambiguous, byline, source, url, title, language, medium, agency, unreadDate].some(
    (value) => value !== undefined,
  );

/** Reads one part into `info`; false where it says nothing of the kind. */
function readPart(part: string, info: InfoLine, house: string | undefined): boolean {
  for (const [field, form] of Object.entries(DATED) as [keyof typeof DATED, RegExp][]) {
    const value = form.exec(part)?.groups?.value;
    if (value && addDate(value, info[field])) return true;
  }
  if (addDate(part, info.dates)) return true;
  const numbers = /(?<!\d)\d{1,2}\/\d{1,2}\/\d{4}(?!\d)/.exec(part)?.[0];
  if (numbers && isBareDate(part.replace(numbers, '2000-01-01').replace(DATED.dates, '$<value>'))) {
    info.ambiguous = numbers;
    return true;
  }
  if (isSigned(part) && part.length < 160) {
    const byline = parseByline(part, house) ?? parseSignedDate(part, info, house);
    if (byline) return addByline(byline, info);
  }
  // A name beside that of the house.
  const named = house && part.length < 160 && part.toLowerCase().endsWith(`, ${house.toLowerCase()}`);
  const beside = named ? parseByline(part, house) : undefined;
  if (beside) return addByline(beside, info);
  for (const { field, form } of labelled) {
    const value = form.exec(part)?.groups?.value;
    if (value && readLabelled(field, value, info, house)) return true;
  }
  return false;
}

function addDate(text: string, dates: PrintedDate[]): boolean {
  const date = isBareDate(text) ? parsePrintedDate(text) : undefined;
  if (date) dates.push(date);
  return date !== undefined;
}

/** “By Ada Ray, April 29, 2024” and “By Ada Ray April 29, 2024”: a name, and a date behind it. */
function parseSignedDate(part: string, info: InfoLine, house: string | undefined): Byline | undefined {
  const at = part.search(/[,\s]+(?:(?:published |posted |updated )?(?:on )?)?[\p{L}.]*\s?\d/iu);
  const byline = at > 0 ? parseByline(part.slice(0, at), house) : undefined;
  const rest = part
    .slice(at)
    .replace(/^[,\s]+/, '')
    .replace(/ in \p{Lu}[\p{L} ]{1,30}$/u, '');
  return byline && (addDate(rest, info.dates) || addDate(rest.replace(/^\D*?on /i, ''), info.dates))
    ? byline
    : undefined;
}

function addByline(byline: Byline, info: InfoLine): boolean {
  info.byline = {
    persons: [...(info.byline?.persons ?? []), ...byline.persons],
    organisations: [...(info.byline?.organisations ?? []), ...byline.organisations],
  };
  return true;
}

function readLabelled(field: Field, value: string, info: InfoLine, house: string | undefined): boolean {
  switch (field) {
    case 'byline': {
      const byline = parseByline(value, house);
      return byline !== undefined && addByline(byline, info);
    }
    case 'date':
      if (addDate(value, info.dates)) return true;
      if (value.length > LONGEST_DATE || !YEAR.test(value) || /[.!?。]$/.test(value)) return false;
      info.unreadDate ??= value;
      return true;
    case 'medium': {
      const word = value.toLowerCase().replaceAll(/[-_]/g, ' ').trim();
      const known = media.find((medium) => medium === word);
      if (!known) return false;
      info.medium ??= known;
      return true;
    }
    case 'agency':
      if (!isHouseName(value)) return false;
      info.agency ??= value;
      return true;
    case 'changed':
      return addDate(value, info.changed);
    case 'url':
      if (!/^https?:\/\/\S+$/i.test(value)) return false;
      info.url ??= value;
      return true;
    case 'language':
      if (!/^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/.test(value)) return false;
      info.language ??= value;
      return true;
    case 'source':
      if (!isHouseName(value)) return false;
      info.source ??= value;
      return true;
    case 'others':
      if (value.length > 60) return false;
      info.others.push(value);
      return true;
    case 'title':
      info.title ??= value;
      return true;
  }
}

/** A date in words, such as “early May 2024”. */
const LONGEST_DATE = 40;
const YEAR = /(?<!\p{N})\p{N}{4}(?!\p{N})/u;

const media = schemas.articles.shape.medium.unwrap().options;

/** May it be what a publisher is called: a few words, and no sentence, section or address? */
const isHouseName = (text: string): boolean =>
  isAgency(text) ||
  (text.length <= 60 &&
    !/[.!?。]$|:\/\/|[:：]/.test(text) &&
    /^[\p{Lu}\p{Lo}\p{N}]|^[a-z]+\.[a-z]/u.test(text));

/** The authors of a byline, each as a fact. */
export const toAuthors = ({ persons, organisations }: Byline, by: string): Author[] => [
  ...persons.map((value) => ({ value, by })),
  ...organisations.map((value) => ({ value, by, isOrganisation: true as const })),
];

/**
 * Adds to metadata what a line says and they do not. What they say otherwise is a remark.
 *
 * @param by the evidence for it
 */
export function addInfo(metadata: Metadata, info: InfoLine, by: string): void {
  const [date] = info.dates;
  if (date && metadata.date && !metadata.date.value.startsWith(date.value.slice(0, 10))) {
    metadata.remarks.push(`${by} gives another date: ${date.value}.`);
  } else if (date) metadata.date ??= { value: date.value, by };
  if (info.byline && metadata.byline.length === 0) metadata.byline = toAuthors(info.byline, by);
  if (info.title) metadata.title ??= { value: info.title, by };
  if (info.source) metadata.source ??= { value: info.source, by };
  if (info.url && webAddress.safeParse(info.url).success) metadata.url ??= { value: info.url, by };
  if (info.language && languageTag.safeParse(info.language).success)
    metadata.language ??= { value: info.language, by };
  if (info.medium) metadata.medium ??= { value: info.medium, by };
  if (info.agency)
    metadata.remarks.push(
      `${by} names an agency: if the text is theirs, write the id of ${info.agency} among the sources into agency.`,
    );
  if (info.unreadDate) metadata.unreadDate ??= info.unreadDate;
  if (info.changed.length > 0 && info.dates.length === 0)
    metadata.remarks.push(`${by} is when it was changed, not when it was published.`);
  if (info.ambiguous)
    metadata.remarks.push(`“${info.ambiguous}” may be one of two days: which number is the month?`);
  if (info.others.length > 0)
    metadata.remarks.push(`Contributors: ${info.others.join(', ')} (kept out of the byline).`);
}
