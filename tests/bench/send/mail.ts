/** A mail of about 25 KB with ten links, as a template with a few sections compiles to. */
export const LINK_COUNT = 10;
export const LINKS = Array.from({ length: LINK_COUNT }, (_, i) => ({
  number: i + 1,
  url: `https://acme.example/spring/offer-${i + 1}?utm_source=mail&utm_campaign=spring`,
  label: `Offer ${i + 1}`,
}));

const WORDS =
  'Moving a till, a stock room or a whole shop to new machines is less work than it looks when somebody has done it before; ' +
  'we bring the data over at night, train your people in the morning and stay on the phone for the first week after that. ';

function section({ number, label }: (typeof LINKS)[number]): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse"><tr>
<td style="padding:24px 32px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;color:#24272d">
<h2 style="margin:0 0 12px;font-size:22px;line-height:28px">${label} for {{contact.company}}</h2>
<p style="margin:0 0 12px">${WORDS.repeat(7)}</p>
<p style="margin:0"><a href="{{link ${number}}}" style="display:inline-block;padding:12px 20px;background:#7c2d12;color:#ffffff;text-decoration:none;border-radius:6px">See ${label.toLowerCase()}</a></p>
</td></tr></table>\n`;
}

export const SOURCE = {
  subject: 'Spring offers for {{contact.firstName}}',
  html: `<!doctype html><html lang="en"><head><title>Spring offers</title></head><body style="margin:0">
<p>Hello {{contact.firstName}} {{contact.lastName}},</p>
${LINKS.map(section).join('')}<p>Harbour IT Ltd · 1 Quay Street · Bristol</p><p><a href="{{tl.unsubscribeUrl}}">Unsubscribe</a></p>
{{#if tl.pixelUrl}}<img src="{{tl.pixelUrl}}" width="1" height="1" alt="">{{/if}}</body></html>`,
  text: `Hello {{contact.firstName}} {{contact.lastName}},

${LINKS.map(({ number, label }) => `${label}\n${WORDS}\n{{link ${number}}}\n`).join('\n')}
Harbour IT Ltd · 1 Quay Street · Bristol

Unsubscribe: {{tl.unsubscribeUrl}}
`,
};
