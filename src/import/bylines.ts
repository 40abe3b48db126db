/** Bylines: who wrote an article, apart from the house that published it and from what is no name. */
import { isPersonName } from './person-names.ts';

/** Those whom a byline names, as it prints them. */
export interface Byline {
  persons: string[];
  /** News agencies. */
  organisations: string[];
}

/** Words before the names, which all name who wrote it. Those of Chinese and Japanese need no space behind them. */
const PREFIX =
  /^(?:(?:(?:written |reported |story |words |posted |published )?by|von|par|por|di|texte?|testo|texto|текст|автор|авторы|بقلم|كتبه?|author|autor|autorin|auteur)(?:\s*[:：]\s*|\s+)|(?:本报|本报讯|本台)?(?:记者|記者|作者|撰文|文|筆者)\s*[:：/／]?\s*)/iu;

/** Says a line outright that names follow, as “By …” does? */
export const isSigned = (line: string): boolean => PREFIX.test(line);

const AGENCY =
  /^(?:AP|AFP|ANI|ANSA|APA|ATS|Belga|Bloomberg(?: News)?|CNA|Deutsche Presse-Agentur|dpa(?:-[\p{L}-]+)?|EFE|Europa Press|IANS|IRNA|Interfax|Kyodo(?: News)?|KNA|Lusa|NTB|PA(?: Media)?|PTI|RIA Novosti|РИА Новости|Reuters|SID|SDA|TASS|ТАСС|TT|UPI|WAM|Xinhua|Yonhap|新华社|中新社|中央社|共同社|共同通信|時事通信|رويترز)$/iu;
const AGENCY_BY_NAME =
  /\b(?:press|news|presse|wire)[ -]?(?:agency|agence|agentur|service)\b|\bagenc(?:y|ia|ia de noticias)\b|\bassociated press\b|\bagence france[- ]presse\b|\bpress trust of india\b|(?:通讯社|通訊社|通信社)$/iu;

/** Is it a news agency, which writes for many houses? */
export const isAgency = (name: string): boolean =>
  AGENCY.test(name) || (AGENCY_BY_NAME.test(name) && name.length < 60);

/** Job titles, desks and whatever else stands beside the names and is none. */
const ROLE =
  /(?<!\p{L})(?:analyst|bureau chief|chief|correspondent|columnist|contribut(?:or|ing)|critic|desk|editors?|editorial|freelance|guest|intern|journalist|lead|opinion|photograph(?:er|s|y)|political|producer|reporters?|senior|special|staff|team|writers?|agencies|bureau|newsroom|redaktion|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|rédact(?:ion|eur|rice)|journaliste|redacción|redazione|redactor|corresponsal|periodista|giornalista|редакция|корреспондент|журналист|специально для)(?!\p{L})/iu;

/** Forms of houses: companies, and what papers and stations call themselves. */
const HOUSE =
  /(?<!\p{L})(?:GmbH|AG|KG|Ltd|Limited|Inc|LLC|LLP|PLC|Co|Corp(?:oration)?|Company|Pty|SARL|SpA|BV|OOO|ООО|Media|Medien|Network|News|Newspapers?|Nachrichten|Press|Publish(?:er|ing)s?|Verlag|Group|Agentur|Agency|Studio|Web|Daily|Weekly|Post|Times|Herald|Gazette|Gazeta|Tribune|Journal|Magazine?|Chronicle|Observer|Echo|Mail|Express|Telegraph|Guardian|Independent|Mirror|Standard|Bulletin|Dispatch|Examiner|Inquirer|Sentinel|Advertiser|Review|Insider|Blog|Bote|Blatt|Allgemeine|Courier|Zeitung|Tageblatt|Anzeiger|Rundschau|Kurier|Le Monde|Diario|Correo|Radio|TV|Television|Broadcasting|Channel|Online|Digital|University|Universität|Institute|Ministry|Department|Foundation|Association|Verein|Council|Government|Club|Society|Library|Museum)(?!\p{L})|\bS\.?A\.?$|(?:日报|日報|晚报|新闻|新聞|网|網|社|电视台|报|报社|编辑部|編集部)$/iu;

/** What content systems fill in where nobody is named, and accounts that all share. */
const PLACEHOLDER =
  /^(?:admin(?:istrator)?|anonymous|author|by|contributor|default|editor|guest|n\/?a|no author|none|null|owner|root|system|test(?: user)?|undefined|unknown|user(?:name)?|webmaster|website|super user|web editor|web desk|(?:site|blog) admin|佚名|匿名|网络|未知)$/iu;

const ADDRESS = /:\/\/|www\.|@|\b[\p{L}\d-]+\.(?:\p{Ll}{2,})\b/u;
const CREATED =
  /^(?:developed|powered|designed|created|built|maintained|photos?|pictures?|video|image) by\b/i;

const countries = (() => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((a) => letters.flatMap((b) => names.of(a + b) ?? []));
})();

/** Countries, and the cities by which the time zones of the world are called. */
const PLACES = new Set(
  [
    ...countries,
    ...Intl.supportedValuesOf('timeZone').map((zone) => zone.replace(/.*\//, '').replaceAll('_', ' ')),
    ...'U.S.|US|USA|U.K.|UK|UAE|Washington D.C.|Washington|San Francisco|Las Vegas|New Delhi|Mumbai|Tel Aviv|Hong Kong SAR|Beijing|Rio de Janeiro|St Petersburg|Saint Petersburg|Cape Town|The Hague|Salt Lake City|San Diego|San Jose|Santa Fe|Palo Alto|World|Europe|Asia|Africa|America'.split(
      '|',
    ),
  ].map((name) => name.toLowerCase()),
);

/** Is it a country, or one of the larger cities? */
export const isPlace = (name: string): boolean => PLACES.has(name.toLowerCase());

/** Names of two to four characters, of which the scripts of East Asia make most persons’ names. */
const EASTERN_NAME =
  /^(?:\p{sc=Han}{2,4}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}・]{3,8}|\p{sc=Hangul}{2,4})$/u;
/** Scripts without capitals: two to four words. */
const CAPLESS_NAME =
  /^[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Devanagari}\p{M}]+(?: [\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Devanagari}\p{M}]+){1,3}$/u;

const isPerson = (name: string): boolean =>
  (isPersonName(name) || EASTERN_NAME.test(name) || CAPLESS_NAME.test(name)) &&
  !HOUSE.test(name) &&
  !ROLE.test(name) &&
  !isPlace(name) &&
  !PLACEHOLDER.test(name);

const SEPARATOR =
  /\s*(?:,|;|、|，|\/|\s(?:and|und|et|y|e|и|و|with|mit|avec|con)\s|&|(?<=[\p{sc=Han}])\s+(?=\p{sc=Han}))\s*/iu;

/**
 * Parses a byline: `By Ada Ray and Bo Lin, Staff Writers` gives the two names.
 *
 * @param line with or without “By” at its start; all behind a `|` or a bullet is passed over
 * @param house the name of the publisher, if known, which is no author
 * @returns the names in order; `undefined` where the line says none outright and one of its parts is neither a name nor a
 *   role, place or house, since then it is no byline
 */
export function parseByline(line: string, house?: string): Byline | undefined {
  const names = line.replace(/\s*[|•·｜].*$/u, '').replace(PREFIX, '');
  if (CREATED.test(line) || PLACEHOLDER.test(names)) return undefined;
  const parts = names
    .replace(/\S*@\S+/g, ' ')
    .replace(/\((?!\p{L}+\)\p{L})[^)]*\)/gu, ' ')
    .split(SEPARATOR)
    .map((part) => part.replace(/^(?:and|und|et|by|von|par|por)\s+/i, '').trim())
    .flatMap(splitPlace)
    .filter(Boolean);
  const isHouse = (part: string) => part.toLowerCase() === house?.toLowerCase();
  const organisations = parts.filter((part) => isAgency(part) && !isHouse(part));
  const persons = parts.filter((part) => isPerson(part) && !isHouse(part) && !isAgency(part));
  const beside = (part: string) =>
    /^(?:in|from|aus|à|en|da) \p{Lu}\S*(?: \p{Lu}\S*)?$/u.test(part) ||
    organisations.includes(part) ||
    persons.includes(part) ||
    isHouse(part) ||
    ROLE.test(part) ||
    HOUSE.test(part) ||
    isPlace(part) ||
    ADDRESS.test(part) ||
    /^[\p{Lu}.]{2,6}$/u.test(part);
  if (persons.length + organisations.length === 0 || !parts.every(beside)) return undefined;
  // A place or a desk before the first name shows that it is a line of something else.
  if (persons.length > 0 && persons[0] !== parts[0] && organisations[0] !== parts[0]) return undefined;
  return { persons: [...new Set(persons)], organisations: [...new Set(organisations)] };
}

/** “Ada Ray in Oslo” is a name and a place. */
function splitPlace(part: string): string[] {
  const { name, place } =
    /^(?<name>.+?) (?:in|from|aus|à|en|da) (?<place>\p{Lu}.*)$/u.exec(part)?.groups ?? {};
  return name && place && isPerson(name) ? [name] : [part];
}
