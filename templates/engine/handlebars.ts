import Handlebars from 'handlebars';
import { MAX_MUSTACHES, MAX_OUTPUT_CHARS } from './limits.ts';
import { isContactField, isMergeField } from './merge-fields.ts';
import { type ProblemPart, TemplateError } from './problems.ts';

/** What a finished source may name beside the contact's fields: filled by rendering, never by people's data. */
const OWN_FIELDS = new Set(['tl.open', 'tl.close', 'tl.slash', 'tl.unsubscribeUrl', 'tl.viewUrl', 'tl.pixelUrl']);

/** What a finished source is filled with. Null prototypes all the way, primitives only. */
export type RenderContext = {
  contact: Record<string, string>;
  tl: {
    open: '{';
    close: '}';
    slash: '\\';
    unsubscribeUrl: string;
    viewUrl: string;
    pixelUrl: string;
    link: (number: number) => string;
  };
};
export type Fill = (context: RenderContext) => string;

/** An environment of its own: nothing that another module registers on Handlebars reaches a template. */
const environment = Handlebars.create();
for (const name of Object.keys(environment.helpers)) {
  if (name !== 'if' && name !== 'unless') environment.unregisterHelper(name);
}
environment.registerHelper({
  fallback: (value: unknown, otherwise: unknown) => (typeof value === 'string' && value !== '' ? value : otherwise),
  link: (number: number, options: { data: { root: RenderContext } }) => options.data.root.tl.link(number),
});

const OPTIONS: CompileOptions = {
  knownHelpers: {
    if: true,
    unless: true,
    fallback: true,
    link: true,
    each: false,
    with: false,
    log: false,
    lookup: false,
  },
  knownHelpersOnly: true,
  preventIndent: true,
  strict: false,
};
const RUNTIME = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false };

/**
 * Compiles a finished source (from `compileTemplate`, perhaps by way of the database) once, for filling many times.
 * Its syntax tree is walked again against the list of what we print ourselves, so that a source that came from
 * elsewhere is refused.
 *
 * @param escaping true for HTML; false for subject and plain text
 * @throws TemplateError when it is no string, too large, or holds anything we do not print
 */
export function compileSource(source: unknown, part: ProblemPart, escaping: boolean): Fill {
  const refuse = (line: number, message: string): never => {
    throw new TemplateError([{ part, line, severity: 'error', message }]);
  };
  if (typeof source !== 'string') return refuse(0, 'A mailing’s source is text; something else was given.');
  if (source.length > MAX_OUTPUT_CHARS) return refuse(0, `Longer than ${MAX_OUTPUT_CHARS / 1024} KB.`);
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(source);
  } catch {
    return refuse(0, 'This is not a mailing’s source: its braces cannot be read.');
  }
  const stranger = findStranger(program, 0);
  if (stranger) return refuse(stranger.loc.start.line, `This is not a mailing’s source: ${stranger.type}.`);
  const template = environment.compile(source, { ...OPTIONS, noEscape: !escaping });
  return (context) => template(context, RUNTIME);
}

const MAX_DEPTH = 12;

function findStranger(program: hbs.AST.Program, depth: number): hbs.AST.Statement | null {
  if (depth > MAX_DEPTH || program.body.length > 2 * MAX_MUSTACHES) return program.body[0] ?? null;
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') continue;
    if (statement.type === 'MustacheStatement' && isOwnField(statement as hbs.AST.MustacheStatement)) continue;
    if (statement.type !== 'BlockStatement') return statement;
    const block = statement as hbs.AST.BlockStatement;
    const [path, ...rest] = block.params;
    if (!/^(if|unless)$/.test(nameOf(block.path)) || !path || !isOwnPath(path) || rest.length > 0 || block.hash)
      return block;
    for (const branch of [block.program, block.inverse]) {
      const stranger = branch ? findStranger(branch, depth + 1) : null;
      if (stranger) return stranger;
    }
  }
  return null;
}

function isOwnField({ path, params, hash, escaped }: hbs.AST.MustacheStatement): boolean {
  if (!escaped || hash) return false;
  const [first, second, ...rest] = params;
  if (first === undefined) return isOwnPath(path);
  if (nameOf(path) === 'link') return first.type === 'NumberLiteral' && second === undefined;
  return nameOf(path) === 'fallback' && isOwnPath(first) && second?.type === 'StringLiteral' && rest.length === 0;
}

function isOwnPath(node: hbs.AST.Node): boolean {
  const name = nameOf(node);
  return OWN_FIELDS.has(name) || (isMergeField(name) && isContactField(name));
}

function nameOf(node: hbs.AST.Node): string {
  if (node.type !== 'PathExpression') return '';
  const path = node as hbs.AST.PathExpression;
  return !path.data && path.depth === 0 && path.parts.join('.') === path.original ? path.original : '';
}
