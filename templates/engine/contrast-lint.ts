import { contrastRatio, nearestReadable, READABLE_CONTRAST } from './contrast.ts';
import { findChild, type MjmlNode } from './mjml-tree.ts';
import { mjmlWarning, type TemplateProblem } from './problems.ts';

/**
 * Text that does not read on its background, as far as attributes and inline colours tell. Backgrounds with a picture
 * are left out.
 *
 * @param tree branded: colours are written in
 * @returns a warning for each, with the nearest readable shade
 * Source: WCAG 2.2, 1.4.3.
 */
export function lintContrast(tree: MjmlNode): TemplateProblem[] {
  const body = findChild(tree, 'mj-body');
  if (!body) return [];
  const defaults = readDefaults(tree);
  const problems: TemplateProblem[] = [];
  visit(body, '#ffffff');
  return problems;

  function visit(node: MjmlNode, around: string | null): void {
    const own = attributesOf(node, defaults);
    if (own['background-url']) return;
    const background =
      own['inner-background-color'] ??
      own['container-background-color'] ??
      (node.tagName === 'mj-button' ? undefined : own['background-color']) ??
      around;
    if (node.tagName === 'mj-text' || node.tagName === 'mj-table')
      compareContent(node, own.color ?? '#000000', background);
    if (node.tagName === 'mj-button') compare(node, own.color ?? '#ffffff', own['background-color'] ?? '#414141');
    for (const child of node.children) visit(child, background);
  }

  function compareContent(node: MjmlNode, color: string, background: string | null): void {
    const content = node.content ?? '';
    if (content.replace(/<[^>]*>/g, '').trim() !== '') compare(node, color, background);
    for (const [, style = ''] of content.matchAll(/style="([^"]*)"/g)) {
      const value = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`).exec(style)?.[1]?.trim();
      const inline = value('color');
      const ground = value('background-color') ?? value('background') ?? background;
      if (inline !== undefined) compare(node, inline, ground);
      else if (ground !== background) compare(node, color, ground);
    }
  }

  function compare(node: MjmlNode, color: string, background: string | null): void {
    const ratio = background === null ? null : ratioOf(color, background);
    if (ratio === null || background === null || ratio >= READABLE_CONTRAST) return;
    problems.push(
      mjmlWarning(
        node.line,
        `${color} on ${background} has a contrast of ${ratio.toFixed(1)}; ${READABLE_CONTRAST} is readable, for example ${nearestReadable(color, background)}.`,
      ),
    );
  }
}

function ratioOf(color: string, background: string): number | null {
  try {
    return contrastRatio(color, background);
  } catch {
    return null;
  }
}

type Defaults = {
  all: Record<string, string>;
  tags: Record<string, Record<string, string>>;
  classes: Record<string, Record<string, string>>;
};

function readDefaults(tree: MjmlNode): Defaults {
  const defaults: Defaults = { all: {}, tags: {}, classes: {} };
  const head = findChild(tree, 'mj-head');
  for (const node of head?.children
    .filter((child) => child.tagName === 'mj-attributes')
    .flatMap((one) => one.children) ?? []) {
    if (node.tagName === 'mj-all') Object.assign(defaults.all, node.attributes);
    else if (node.tagName === 'mj-class') defaults.classes[node.attributes.name ?? ''] = node.attributes;
    else defaults.tags[node.tagName] = { ...defaults.tags[node.tagName], ...node.attributes };
  }
  return defaults;
}

/** As MJML resolves them: mj-all, then the element's defaults, then its classes, then its own. */
function attributesOf(node: MjmlNode, { all, tags, classes }: Defaults): Record<string, string | undefined> {
  const named = (node.attributes['mj-class'] ?? '').split(/\s+/).map((name) => classes[name] ?? {});
  return Object.assign({}, all, tags[node.tagName], ...named, node.attributes);
}
