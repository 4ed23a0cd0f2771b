import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { RichTextToolbar } from './rich-text-toolbar.tsx';

type RichTextViewProps = {
  id: string;
  label: string;
  html: string;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  onChange: (html: string) => void;
};

/** What a mail's rich-text zone may hold: paragraphs, bold, italic, links, lists. Loaded after the first paint. */
export default function RichTextView({ id, label, html, describedBy, invalid, onChange }: RichTextViewProps) {
  const editor = useEditor({
    immediatelyRender: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        blockquote: false,
        code: false,
        codeBlock: false,
        horizontalRule: false,
        strike: false,
        underline: false,
        link: { openOnClick: false, autolink: true, protocols: ['mailto'], defaultProtocol: 'https' },
      }),
    ],
    content: html,
    editorProps: {
      attributes: {
        id: `${id}-editor`,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(invalid ? { 'aria-invalid': 'true' } : {}),
        class: 'rich-text min-h-24 px-3 py-2 outline-none',
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.getHTML()),
  });
  if (!editor) return null;
  return (
    <div className="rounded-sm border border-line-control bg-raised focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus">
      <RichTextToolbar editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}
