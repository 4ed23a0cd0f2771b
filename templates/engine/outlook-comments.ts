import type { Tokens } from './tokens.ts';

/** Tags that MJML writes for Outlook, which reads HTML as Word does. */
const OUTLOOK_TAG = /^\/?(table|tbody|tr|td|p|div|v:rect|v:fill|v:image|v:textbox|v:roundrect|w:anchorlock|center)$/;

/**
 * Takes MJML's conditional comments out before partners' texts come in, so that the sanitizer can drop every other
 * comment. What an author can influence in them are checked attribute values; still each is checked again.
 *
 * @returns the HTML with a token for each comment, and the comments by index
 * @throws Error when a comment holds anything but tables and VML: our checks have a hole then
 */
export function takeComments(html: string, tokens: Tokens): { html: string; comments: string[] } {
  const comments: string[] = [];
  const out = html.replace(/<!--[\s\S]*?-->/g, (comment) => {
    if (!/^<!--\[(if|endif)|^<!--<!\[endif\]/.test(comment)) return '';
    for (const [, tag = ''] of comment.matchAll(/<(\/?[a-z][\w:]*)/gi)) {
      if (!OUTLOOK_TAG.test(tag.toLowerCase())) throw new Error(`Unexpected <${tag}> in a conditional comment`);
    }
    if (/\son\w+\s*=|javascript:|expression\(/i.test(comment))
      throw new Error('Active content in a conditional comment');
    comments.push(comment);
    return tokens.mark('c', comments.length - 1);
  });
  return { html: out, comments };
}
