const ID = /\sid\s*=\s*["']([^"']*)["']/i;
const REFERENCE = /(?:href\s*=\s*["']#([^"']+)["'])|(?:url\(\s*["']?#([^"')]+)["']?\s*\))/gi;

/** Parts inside parts; drawings have a dozen. */
const MAX_DEPTH = 200;

type Part = { shapes: number; refers: string[] };

/**
 * How many shapes an SVG has when everything that it refers to (copies, fills, masks) is counted each time: parts that
 * hold each other twice grow by powers of two, and drawing half a million of them takes the renderer ten seconds.
 *
 * @param limit counting stops above it
 * @returns Infinity when a part refers to itself, or they are nested very deep
 */
export function countDrawnShapes(source: string, limit: number): number {
  const parts = readParts(source);
  const costs = new Map<string, number>();
  const costOf = (id: string, above: ReadonlySet<string>): number => {
    if (above.has(id)) return Number.POSITIVE_INFINITY;
    const known = costs.get(id);
    const part = parts.get(id);
    if (known !== undefined || !part) return known ?? 0;
    const deeper = new Set([...above, id]);
    let cost = part.shapes;
    for (const reference of part.refers) {
      cost += costOf(reference, deeper);
      if (cost > limit) break;
    }
    costs.set(id, cost);
    return cost;
  };
  return costOf(WHOLE, new Set());
}

const WHOLE = '';
const TOO_DEEP = new Map<string, Part>([[WHOLE, { shapes: Number.POSITIVE_INFINITY, refers: [] }]]);

/** Every element with an id, and the whole, with the shapes and references inside. */
function readParts(source: string): Map<string, Part> {
  const parts = new Map<string, Part>([[WHOLE, { shapes: 0, refers: [] }]]);
  const open: (string | null)[] = [WHOLE];
  for (const tag of readTags(source)) {
    if (tag.startsWith('/')) {
      if (open.length > 1) open.pop();
      continue;
    }
    const id = ID.exec(tag)?.[1] ?? null;
    if (id) parts.set(id, { shapes: 0, refers: [] });
    const refers = [...tag.matchAll(REFERENCE)].map((match) => match[1] ?? match[2] ?? '');
    for (const name of new Set([...open, id])) {
      const part = name === null ? undefined : parts.get(name);
      if (!part) continue;
      part.shapes += 1;
      part.refers.push(...refers);
    }
    if (!tag.endsWith('/')) open.push(id);
    if (open.length > MAX_DEPTH) return TOO_DEEP;
  }
  return parts;
}

/** What stands between < and > of each tag. One pass: a pattern would start over at every < of a crafted file. */
function* readTags(source: string): Generator<string> {
  let start = -1;
  let quote = '';
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (start === -1) {
      if (char === '<' && /[a-z/]/i.test(source.charAt(at + 1))) start = at + 1;
    } else if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '>') {
      yield source.slice(start, at);
      start = -1;
    }
  }
}
