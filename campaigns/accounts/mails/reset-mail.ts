import type { Installation } from '#campaigns/kernel/world.ts';
import { renderPlainMail } from './mail-frame.ts';

/** The mail with the link for a new password; the token is in no other place. */
export function resetMail(install: Installation, token: string) {
  return renderPlainMail({
    subject: 'Set a new password for Throughline',
    preheader: 'The link works once, and for one hour.',
    title: 'Set a new password',
    paragraphs: ['Somebody, most likely you, asked for a new password for this address.'],
    button: { label: 'Set a new password', url: `${install.publicUrl}/reset/${encodeURIComponent(token)}` },
    notes: [
      'The link works once, and for one hour. When the new password is set, all sessions end.',
      'If it was not you, leave this mail: your password stays as it is.',
    ],
  });
}
