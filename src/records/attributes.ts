/** Reads the attributes of a tag against the vocabulary. */
import type { TagNode } from './mdx.ts';
import { quoted } from './problem.ts';
import {
  type AttributeName,
  adviceOn,
  fits,
  formInWords,
  type Tag,
  type TagName,
  tags,
} from './vocabulary.ts';

/** What the attributes hold, by name; those that are at fault are left out. */
export type AttributeValues = Partial<Record<AttributeName, string>>;

/**
 * @param name the tag's, for the messages
 * @returns the values, and what is wrong: an attribute that the tag does not take, that stands there twice, that does
 *   not hold what it may hold, or that is missing
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
      messages.push(`<${name}> has no attribute ${quoted(own)}: it takes ${taken([...forms.keys()])}`);
    } else if (seen.has(own)) {
      messages.push(`<${name}> has \`${own}\` twice`);
    } else {
      seen.add(own);
      const { value } = attribute;
      if (typeof value !== 'string') {
        messages.push(`<${name}> needs ${own}="…" with ${formInWords(form)} in quotation marks`);
      } else if (fits(value, form)) values.set(own, value);
      else messages.push(`<${name}> cannot have ${own}=${quoted(value)}: ${adviceOn(form)}`);
    }
  }
  for (const wanted of Object.keys(required)) {
    if (!seen.has(wanted)) messages.push(`<${name}> needs ${wanted}="…"`);
  }
  return { values: Object.fromEntries(values), messages };
}

function taken(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return `only ${new Intl.ListFormat('en-GB').format(names.map((name) => `${name}="…"`))}`;
}
