type Child = Node | string | null | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element with attributes and children. Strings are text, never markup: a page may forbid the other way anyhow. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== false && value !== null && value !== undefined)
      element.setAttribute(key, value === true ? '' : String(value));
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}
