/** Reads the attributes of a tag against the vocabulary. */
import { ID_CHARACTERS, id, language, line } from './fields.ts';
import type { TagNode } from './mdx.ts';
import { quoted } from './problem.ts';
import { type AttributeForm, type AttributeName, type Tag, type TagName, tags } from './vocabulary.ts';

/** The values of the attributes, by name, without those that are at fault. */
export type AttributeValues = Partial<Record<AttributeName, string>>;

/**
 * @returns the values, and a message for everything that is wrong: an attribute that the tag does not take, that stands
 *   there twice, whose value is of another form, or that is missing
 */
export function readAttributes(
  name: TagName,
  attributes: TagNode['attributes'],
): { values: AttributeValues; messages: string[] } {
  const { required, optional }: Tag = tags[name];
  const forms = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const values = new Map<string, string>();
  const seen = new Set<string>();
  const messages: string[] = [];
  for (const attribute of attributes) {
    const own = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}';
    const form = forms.get(own);
    if (attribute.type !== 'mdxJsxAttribute' || !form) {
      messages.push(
        `<${name}> has no attribute ${quoted(own)}: it takes ${listAttributes([...forms.keys()])}`,
      );
    } else if (seen.has(own)) {
      messages.push(`<${name}> has \`${own}\` twice`);
    } else {
      seen.add(own);
      const { value } = attribute;
      if (typeof value !== 'string') {
        messages.push(`<${name}> needs ${own}="…" with ${describeForm(form)} in quotation marks`);
      } else if (hasForm(value, form)) values.set(own, value);
      else messages.push(`<${name}> cannot have ${own}=${quoted(value)}: ${adviseOnForm(form, value)}`);
    }
  }
  for (const wanted of Object.keys(required)) {
    if (!seen.has(wanted)) messages.push(`<${name}> needs ${wanted}="…"`);
  }
  return { values: Object.fromEntries(values), messages };
}

/** The forms that are schemas, and what each is in words. */
const formSchemas = {
  id: { schema: id, words: 'an id' },
  language: { schema: language, words: 'a language code' },
  line: { schema: line.max(600, 'must not be longer than 600 characters'), words: 'text' },
};

const hasForm = (value: string, form: AttributeForm): boolean =>
  typeof form === 'string' ? formSchemas[form].schema.safeParse(value).success : form.includes(value);

const describeForm = (form: AttributeForm): string =>
  typeof form === 'string' ? formSchemas[form].words : form.map((word) => `"${word}"`).join(' or ');

/** What to do about a value that is of another form. */
function adviseOnForm(form: AttributeForm, value: string): string {
  if (form === 'id') return `an id is of ${ID_CHARACTERS}`;
  if (typeof form !== 'string') return `write ${describeForm(form)}, or leave it out`;
  const [issue] = formSchemas[form].schema.safeParse(value).error?.issues ?? [];
  return `it ${issue?.message.replace(/^`.*?` /s, '')}`;
}

function listAttributes(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return `only ${new Intl.ListFormat('en-GB').format(names.map((name) => `${name}="…"`))}`;
}
