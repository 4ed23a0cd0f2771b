import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Bold, Italic, Link2, List, ListOrdered, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import words from '#app/i18n/en/rich-text.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { Input } from './input.tsx';

export function RichTextToolbar({ editor }: { editor: Editor }) {
  const t = useT(words);
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      link: now.isActive('link'),
    }),
  });
  const act = () => editor.chain().focus();
  const tools = [
    { icon: Bold, label: t('richText.bold'), pressed: on.bold, run: () => act().toggleBold().run() },
    { icon: Italic, label: t('richText.italic'), pressed: on.italic, run: () => act().toggleItalic().run() },
    { icon: List, label: t('richText.bullets'), pressed: on.bullets, run: () => act().toggleBulletList().run() },
    {
      icon: ListOrdered,
      label: t('richText.numbers'),
      pressed: on.numbers,
      run: () => act().toggleOrderedList().run(),
    },
    { icon: Link2, label: t('richText.link'), pressed: on.link, run: () => setLinking(!linking) },
    { icon: Undo2, label: t('richText.undo'), run: () => act().undo().run() },
    { icon: Redo2, label: t('richText.redo'), run: () => act().redo().run() },
  ];
  return (
    <>
      <div
        role="toolbar"
        aria-label={t('richText.tools')}
        className="flex flex-wrap gap-0.5 border-b border-line p-0.5"
      >
        {tools.map(({ icon, label, pressed, run }) => (
          <IconButton key={label} size="sm" icon={icon} label={label} aria-pressed={pressed} onClick={run} />
        ))}
      </div>
      {linking ? <LinkBar editor={editor} onDone={() => setLinking(false)} /> : null}
    </>
  );
}

/** Sets the link of what is selected; empty takes it away. */
function LinkBar({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useT(words);
  const [before] = useState<unknown>(() => editor.getAttributes('link').href);
  const [address, setAddress] = useState(typeof before === 'string' ? before : 'https://');
  function setLink() {
    const range = editor.chain().focus().extendMarkRange('link');
    const href = address.trim();
    if (href === '' || href === 'https://') range.unsetLink().run();
    else range.setLink({ href }).run();
    onDone();
  }
  return (
    <div className="flex items-center gap-2 border-b border-line p-2">
      <Input
        aria-label={t('richText.linkAddress')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          setLink();
        }}
      />
      <Button type="button" size="sm" onClick={setLink}>
        {address.trim() === '' ? t('richText.unlink') : t('richText.linkSet')}
      </Button>
    </div>
  );
}
