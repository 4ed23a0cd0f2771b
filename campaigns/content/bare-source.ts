import type { TemplateSourceInput } from './schema.ts';

/** What a template that starts from nothing begins with: the partner's logo, a headline, a text, a button. */
export const BARE_SOURCE: TemplateSourceInput = {
  subject: 'News from {{partner.name}}',
  preheader: '',
  locale: 'en',
  mjml: `<mjml lang="en">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="brand:font" />
      <mj-text font-size="16px" line-height="26px" color="brand:text" padding="0 0 16px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="brand:tint">
    <mj-section padding="32px 24px 16px">
      <mj-column>
        <mj-image src="brand:logo" align="left" padding="0" />
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="32px 24px" border-radius="10px">
      <mj-column>
        <mj-text tl:zone="headline" tl:mode="editable" tl:kind="text" tl:max="80" tl:required="true"
          font-size="26px" line-height="32px" font-weight="700">What is new</mj-text>
        <mj-text>Hello {{fallback contact.firstName "there"}},</mj-text>
        <mj-text tl:zone="message" tl:mode="editable" tl:kind="rich-text" tl:max="1200" tl:required="true">
          <p>write here what your customers should know.</p>
        </mj-text>
        <mj-button tl:zone="action" tl:mode="editable" tl:kind="link" href="brand:website" align="left"
          background-color="brand:primary" color="brand:on-primary" border-radius="6px" padding="8px 0 0">Learn more</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`,
};
