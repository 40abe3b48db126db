/**
 * Reads the YAML that entries nearly always have, a hundred times as fast as a whole reader of YAML: fields with a text on their
 * line, plain or in quotation marks, and lists of such texts. It takes nothing else, and nothing that could be at fault.
 */

/** A text in the plain style (YAML 1.2.2, 7.3.3) that is surely one: it begins with a letter, a digit, or a mark that YAML has no use for. */
const PLAIN = /^[\p{L}\p{N}(/“‘„«¿¡$£€][^\p{Cc}\ufeff]*$/u;

/** What ends a plain text, or makes it another thing: a colon, or a # behind a space. */
const ENDS_PLAIN = /:(?: |$)| #| $/;

/** In quotation marks, without any within, and without escapes. */
const QUOTED = /^(?:"([^"\\\p{Cc}\ufeff]*)"|'([^'\p{Cc}\ufeff]*)')$/u;

const FIELD = /^([A-Za-z][A-Za-z0-9]{0,99}):(?: ([^\n]*))?$/;
const ITEM = /^( *)- ([^\n]*)$/;

/**
 * @param yaml may begin with empty lines
 * @returns the fields by name; nothing where there is anything unusual, which says nothing of whether it is sound
 */
export function readPlainYaml(yaml: string): Record<string, string | string[]> | undefined {
  const values: Record<string, string | string[]> = {};
  let list: string[] | undefined;
  let indent: string | undefined;
  const lines = yaml
    .replace(/^(?: *\n)+/, '')
    .replace(/\n$/, '')
    .split('\n');
  for (const line of lines) {
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name !== undefined) {
      if (name in values || list?.length === 0) return undefined;
      list = value === undefined ? [] : undefined;
      indent = undefined;
      const read = list ?? (value === '[]' ? [] : readText(value ?? ''));
      if (read === undefined) return undefined;
      values[name] = read;
      continue;
    }
    const [, spaces, text = ''] = ITEM.exec(line) ?? [];
    const item = readText(text);
    indent ??= spaces;
    if (!list || item === undefined || spaces !== indent) return undefined;
    list.push(item);
  }
  return list?.length === 0 ? undefined : values;
}

function readText(written: string): string | undefined {
  if (PLAIN.test(written)) return ENDS_PLAIN.test(written) ? undefined : written;
  const [, double, single] = QUOTED.exec(written) ?? [];
  return double ?? single;
}
