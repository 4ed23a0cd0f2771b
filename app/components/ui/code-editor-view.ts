import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { xml } from '@codemirror/lang-xml';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from './code-editor.tsx';

export type EditorHandle = {
  showProblems: (problems: readonly Problem[]) => void;
  goToLine: (line: number) => void;
  replaceText: (text: string) => void;
  close: () => void;
};

type Options = {
  parent: HTMLElement;
  text: string;
  label: string;
  describedBy: string;
  readOnly: boolean;
  onChange: (text: string) => void;
};

/** CodeMirror for MJML with merge fields, in the colours of the page. */
export function openEditor({ parent, text, label, describedBy, readOnly, onChange }: Options): EditorHandle {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        foldGutter(),
        codeFolding(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches(),
        search({ top: true }),
        // Tab indents; Esc, then Tab leaves, which CodeMirror's view does by itself.
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap, indentWithTab]),
        xml(),
        mergeFields,
        syntaxHighlighting(colours),
        theme,
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-describedby': describedBy,
          spellcheck: 'false',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    showProblems: (problems) => {
      const diagnostics = problems.map((problem) => toDiagnostic(view.state, problem));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goToLine: (line) => {
      const { from } = lineAt(view.state, line);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    replaceText: (insert) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } }),
    close: () => view.destroy(),
  };
}

// A problem may speak of a line that has since been deleted.
function lineAt(state: EditorState, line: number) {
  return state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
}

function toDiagnostic(state: EditorState, { line, column = 1, message, severity }: Problem): Diagnostic {
  const { from, to, text } = lineAt(state, line);
  const indent = text.length - text.trimStart().length;
  const start = Math.min(from + Math.max(indent, column - 1), to);
  return { from: start, to, message, severity };
}

const mergeField = new MatchDecorator({
  regexp: /\{\{[^{}]*\}\}\}?/g,
  decoration: Decoration.mark({ class: 'cm-merge-field' }),
});
const mergeFields = ViewPlugin.fromClass(
  class {
    marks: DecorationSet;
    constructor(view: EditorView) {
      this.marks = mergeField.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.marks = mergeField.updateDeco(update, this.marks);
    }
  },
  { decorations: (plugin) => plugin.marks },
);

const colours = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--code-tag)' },
  { tag: tags.attributeName, color: 'var(--code-attribute)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--code-string)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [tags.processingInstruction, tags.documentMeta, tags.character], color: 'var(--code-merge)' },
  { tag: tags.invalid, color: 'var(--danger-ink)' },
]);

const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--sunken)', color: 'var(--ink)', fontSize: '0.8125rem', height: '32rem' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6', fontVariantLigatures: 'none' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-line)',
  },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-faint)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklch, var(--hover) 60%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--hover)', color: 'var(--ink)' },
  '.cm-merge-field, .cm-merge-field *': { color: 'var(--code-merge)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-tint)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-tint)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--pressed)', border: 'none', color: 'var(--ink-muted)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--overlay)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    boxShadow: 'var(--float)',
  },
  // CodeMirror draws these as data: images, which our Content-Security-Policy need not allow.
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--danger-solid) 1px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--warning-solid) 1px' },
  '.cm-lint-marker': { width: '0.7em', height: '0.7em', margin: '0.45em auto 0' },
  '.cm-lint-marker-error': { content: 'none', backgroundColor: 'var(--danger-solid)', borderRadius: '50%' },
  '.cm-lint-marker-warning': {
    content: 'none',
    backgroundColor: 'var(--warning-solid)',
    clipPath: 'polygon(50% 0, 100% 100%, 0 100%)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--danger-solid)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning-solid)' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warning-tint)', outline: '1px solid var(--warning-line)' },
  '.cm-textfield': { backgroundColor: 'var(--raised)', border: '1px solid var(--line-control)', borderRadius: '6px' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
  },
});
