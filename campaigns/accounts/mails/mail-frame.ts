/** A mail of the installation itself: one message, one button, nothing else. */
export type PlainMail = {
  subject: string;
  /** One line that inboxes show after the subject. */
  preheader: string;
  title: string;
  /** Plain text, one paragraph each. */
  paragraphs: readonly string[];
  button: { label: string; url: string };
  /** Small print below the button. */
  notes: readonly string[];
};

const INK = '#1c2430';
const QUIET = '#566072';
const ACCENT = '#1f4fd8';

/** HTML and text of a system mail, the same words in both. */
export async function renderPlainMail(mail: PlainMail): Promise<{ subject: string; html: string; text: string }> {
  // Loaded by the first mail: at every start it would cost a third of a second.
  const { default: mjml2html } = await import('mjml');
  const { html } = await mjml2html(toMjml(mail), { validationLevel: 'strict' });
  return { subject: mail.subject, html, text: toText(mail) };
}

function toMjml({ preheader, title, paragraphs, button, notes }: PlainMail): string {
  const text = (words: string, attributes: string) => `<mj-text ${attributes}>${escapeHtml(words)}</mj-text>`;
  return `<mjml lang="en">
  <mj-head>
    <mj-title>${escapeHtml(title)}</mj-title>
    <mj-preview>${escapeHtml(preheader)}</mj-preview>
    <mj-attributes>
      <mj-all font-family="Inter, 'Segoe UI', Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="24px" color="${INK}" padding="0 0 16px" />
    </mj-attributes>
    <mj-raw><meta name="color-scheme" content="light" /></mj-raw>
  </mj-head>
  <mj-body background-color="#f3f5f8" width="560px">
    <mj-section padding="32px 16px 0"><mj-column><mj-text color="${QUIET}" font-size="14px">Throughline</mj-text></mj-column></mj-section>
    <mj-section background-color="#ffffff" border-radius="8px" padding="32px 24px 16px">
      <mj-column>
        ${text(title, 'font-size="22px" line-height="30px" font-weight="600"')}
        ${paragraphs.map((words) => text(words, '')).join('\n        ')}
        <mj-button href="${escapeHtml(button.url)}" align="left" background-color="${ACCENT}" color="#ffffff" font-size="16px" font-weight="600" border-radius="6px" inner-padding="12px 20px" padding="8px 0 24px">${escapeHtml(button.label)}</mj-button>
        ${notes.map((words) => text(words, `font-size="14px" line-height="20px" color="${QUIET}"`)).join('\n        ')}
        <mj-text font-size="14px" line-height="20px" color="${QUIET}">If the button does not work, open this address:<br /><a href="${escapeHtml(button.url)}" style="color:${ACCENT};word-break:break-all">${escapeHtml(button.url)}</a></mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="0 0 32px"><mj-column><mj-spacer height="1px" /></mj-column></mj-section>
  </mj-body>
</mjml>`;
}

function toText({ title, paragraphs, button, notes }: PlainMail): string {
  return `${[title, ...paragraphs, `${button.label}:\n${button.url}`, ...notes].join('\n\n')}\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Names come from people; in a mail they are text and nothing else. */
function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
