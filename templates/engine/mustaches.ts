import Handlebars from 'handlebars';
import { MAX_BLOCK_DEPTH, MAX_MUSTACHES, MAX_SOURCE_CHARS } from './limits.ts';
import { findSimilarField, isMergeField } from './merge-fields.ts';
import type { ProblemPart, TemplateProblem } from './problems.ts';
import type { Tokens } from './tokens.ts';

/** Everything that an author may write in braces. */
export type Mustache =
  | { kind: 'field'; path: string; fallback: string | null; url: boolean; line: number }
  | { kind: 'open'; block: 'if' | 'unless'; path: string; line: number }
  | { kind: 'else'; line: number }
  | { kind: 'close'; block: 'if' | 'unless'; line: number };

export type ReadMustaches = { text: string; problems: TemplateProblem[] };

/** Characters that a fallback may not hold: they would mean something to Handlebars or to HTML. */
const PLAIN_FALLBACK = /^[^"\\{}<>\r\n]{0,200}$/;

/**
 * Reads an author's source as Handlebars, checks every node of its syntax tree against the list of what is
 * allowed, and gives the source back with a token in place of each pair of braces. Line numbers stay as they were.
 *
 * @param source  must be a string: Handlebars would run code from an object (CVE-2026-33937)
 * @param found   the template's mustaches so far; new ones are added, a token's index is its place here
 * @returns the text and the problems, each with its line; with errors the text is of no use
 * Source: OWASP ASVS 1.3.7; the allow-list is in this folder's README, "Braces".
 */
export function readMustaches(source: unknown, part: ProblemPart, tokens: Tokens, found: Mustache[]): ReadMustaches {
  const problems: TemplateProblem[] = [];
  const refuse = (line: number, message: string) => problems.push({ part, line, severity: 'error', message });
  const giveUp = (line: number, message: string) => {
    refuse(line, message);
    return { text: '', problems };
  };
  if (typeof source !== 'string') return giveUp(0, 'A template is text; something else was given.');
  if (source.length > MAX_SOURCE_CHARS) return giveUp(0, `Longer than ${MAX_SOURCE_CHARS / 1024} KB. Shorten it.`);
  const opened = source.split('{{').length - 1;
  if (opened > MAX_MUSTACHES) return giveUp(0, `More than ${MAX_MUSTACHES} pairs of braces. Use fewer.`);
  if (opened === 0) return { text: source, problems };

  let program: hbs.AST.Program;
  try {
    program = Handlebars.parseWithoutProcessing(source);
  } catch (error) {
    const { line, message } = explainParseError(source, error);
    return giveUp(line, message);
  }
  const text = printProgram(program, { tokens, found, refuse });
  return { text, problems };
}

type Printer = { tokens: Tokens; found: Mustache[]; refuse: (line: number, message: string) => void };

function printProgram(program: hbs.AST.Program, printer: Printer): string {
  let out = '';
  let line = 1;
  const write = (text: string) => {
    out += text;
    line += text.split('\n').length - 1;
  };
  const token = (mustache: Mustache) => {
    // a mustache over several lines becomes a token on one: catch up, so that later lines keep their numbers
    write('\n'.repeat(Math.max(0, mustache.line - line)));
    printer.found.push(mustache);
    write(printer.tokens.mark('m', printer.found.length - 1));
  };
  const walk = (statements: hbs.AST.Statement[], depth: number) => {
    for (const statement of statements) {
      const at = statement.loc.start.line;
      if (statement.type === 'ContentStatement') {
        write('\n'.repeat(Math.max(0, at - line)));
        write((statement as hbs.AST.ContentStatement).value);
      } else if (statement.type === 'MustacheStatement') {
        const field = readField(statement as hbs.AST.MustacheStatement, printer.refuse);
        if (field) token(field);
      } else if (statement.type === 'BlockStatement') {
        walkBlock(statement as hbs.AST.BlockStatement, depth + 1);
      } else if (statement.type !== 'CommentStatement') {
        printer.refuse(at, REFUSED_STATEMENTS[statement.type] ?? `${statement.type} is not available.`);
      }
    }
  };
  const walkBlock = (block: hbs.AST.BlockStatement, depth: number) => {
    const at = block.loc.start.line;
    if (depth > MAX_BLOCK_DEPTH) return printer.refuse(at, `Blocks are nested deeper than ${MAX_BLOCK_DEPTH}.`);
    const open = readBlock(block, printer.refuse);
    if (!open) return;
    token(open);
    walk(block.program.body, depth);
    if (block.inverse) {
      token({ kind: 'else', line: block.inverse.loc?.start.line ?? at });
      walk(block.inverse.body, depth);
    }
    token({ kind: 'close', block: open.block, line: block.loc.end.line });
  };
  walk(program.body, 0);
  return out;
}

const REFUSED_STATEMENTS: Record<string, string> = {
  PartialStatement: 'Partials ({{> …}}) are not available. Write the part here.',
  PartialBlockStatement: 'Partials ({{#> …}}) are not available. Write the part here.',
  Decorator: 'Inline partials and decorators ({{* …}}) are not available.',
  DecoratorBlock: 'Inline partials and decorators ({{#* …}}) are not available.',
};

function readField(node: hbs.AST.MustacheStatement, refuse: Printer['refuse']): Mustache | null {
  const line = node.loc.start.line;
  const no = (message: string) => {
    refuse(line, message);
    return null;
  };
  if (!node.escaped) return no('Three braces and {{& …}} print text unescaped. Write two braces.');
  if (node.strip.open || node.strip.close) return no('White-space control (~) is not available. Leave it out.');
  if (node.hash) return no('Named parameters (name=value) are not available.');
  const name = pathOf(node.path);
  if (name === null) return no(REFUSED_PATH);
  const [first, second, ...rest] = node.params;
  if (first === undefined) return fieldAt(name, line, refuse);
  const path = pathOf(first);
  if (name === 'url' && path !== null && second === undefined) {
    const field = fieldAt(path, line, refuse);
    return field && { ...field, url: true };
  }
  if (name === 'fallback' && path !== null && second?.type === 'StringLiteral' && rest.length === 0) {
    const fallback = (second as hbs.AST.StringLiteral).value;
    if (!PLAIN_FALLBACK.test(fallback)) return no('A fallback is one line of plain text, at most 200 characters.');
    const field = fieldAt(path, line, refuse);
    return field && { ...field, fallback };
  }
  return no(
    `{{${name} …}} is not available. Write {{contact.firstName}}, {{fallback contact.firstName "there"}} or {{url partner.name}}.`,
  );
}

function readBlock(
  node: hbs.AST.BlockStatement,
  refuse: Printer['refuse'],
): Extract<Mustache, { kind: 'open' }> | null {
  const line = node.loc.start.line;
  const no = (message: string) => {
    refuse(line, message);
    return null;
  };
  const name = pathOf(node.path);
  if (name !== 'if' && name !== 'unless') {
    return no(`{{#${name ?? '…'}}} is not available. There are {{#if field}} and {{#unless field}}.`);
  }
  const strips = [node.openStrip, node.inverseStrip, node.closeStrip];
  if (strips.some((strip) => strip?.open || strip?.close)) {
    return no('White-space control (~) is not available. Leave it out.');
  }
  const path = node.params[0] === undefined ? null : pathOf(node.params[0]);
  if (path === null || node.params.length > 1 || node.hash || (node.program.blockParams?.length ?? 0) > 0) {
    return no(`{{#${name}}} takes one merge field, for example {{#${name} contact.company}}.`);
  }
  return fieldAt(path, line, refuse) && { kind: 'open', block: name, path, line };
}

const REFUSED_PATH =
  'Only merge fields can stand in braces, written like {{contact.firstName}}: no @, no .., no this, no brackets.';

/** The path exactly as written, or null where it is more than plain names joined by points. */
function pathOf(node: hbs.AST.Node): string | null {
  if (node.type !== 'PathExpression') return null;
  const path = node as hbs.AST.PathExpression;
  const plain = !path.data && path.depth === 0 && /^[A-Za-z]+(\.[A-Za-z]+)*$/.test(path.original);
  return plain && path.parts.join('.') === path.original ? path.original : null;
}

function fieldAt(path: string, line: number, refuse: Printer['refuse']): Extract<Mustache, { kind: 'field' }> | null {
  if (isMergeField(path)) return { kind: 'field', path, fallback: null, url: false, line };
  const similar = findSimilarField(path);
  refuse(line, `There is no merge field ${path}.${similar ? ` Did you mean ${similar}?` : ''}`);
  return null;
}

function explainParseError(source: string, error: unknown): { line: number; message: string } {
  const text = error instanceof Error ? error.message : String(error);
  const open = findUnclosedBlock(source);
  if (open && /got 'EOF'|got 'INVALID'/.test(text)) {
    return { line: open.line, message: `{{#${open.name}}} is not closed. Write {{/${open.name}}} after it.` };
  }
  const line = Number(/line (\d+)/.exec(text)?.[1] ?? / - (\d+):/.exec(text)?.[1] ?? 1);
  const mismatch = /^(\S+) doesn't match (\S+)/.exec(text);
  if (mismatch) return { line, message: `{{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}.` };
  return { line, message: 'The braces here cannot be read. Write a merge field like {{contact.firstName}}.' };
}

function findUnclosedBlock(source: string): { name: string; line: number } | null {
  const open: { name: string; at: number }[] = [];
  for (const match of source.matchAll(/\{\{([#/])\s*(\w+)/g)) {
    if (match[1] === '#') open.push({ name: match[2] ?? '', at: match.index });
    else open.pop();
  }
  const last = open.at(-1);
  return last ? { name: last.name, line: source.slice(0, last.at).split('\n').length } : null;
}
