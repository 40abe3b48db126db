/** Makes elements out of text and of other elements, never out of markup. */

type Child = Node | string;

/**
 * @param name of the element
 * @param attributes left out where they are `undefined`
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, value);
  }
  element.append(...children);
  return element;
}

/** The element of the page that has an id. Throws where the page has none of that type. */
export function elementById<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the search page has no ${id}`);
  return found;
}
