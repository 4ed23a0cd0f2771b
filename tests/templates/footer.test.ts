import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastRatio } from '#templates/engine/contrast.ts';
import { SAMPLE_BRAND } from '#templates/engine/sample-values.ts';
import { FOOTER_CSS, FOOTER_HTML, FOOTER_TEXT_COLOR } from '#templates/partials/footer.ts';
import { compile, errorsOf, mjmlWith, problemsOf, render } from './samples.ts';

const footerOf = (html: string) => html.slice(html.indexOf('class="tl-footer"'));

describe('the locked footer', () => {
  test('says why, from whom, where, and how to stop, in HTML and text', async () => {
    const { html, text } = render(await compile('<mj-text>Words</mj-text>'));
    const footer = footerOf(html);
    expect(footer).toContain(
      'You receive this e-mail because you are a customer or contact of Fairwater Systems. Sent by Fairwater Systems, a partner of Acme Cloud.',
    );
    expect(footer).toContain('Fairwater Systems Ltd · 14 Quay Street · Bristol BS1 4DJ · United Kingdom');
    expect(footer).toContain('<a href="https://go.example/u/token"');
    expect(text.slice(text.indexOf('-----'))).toBe(`--------------------------------------------------
You receive this e-mail because you are a customer or contact of Fairwater
Systems. Sent by Fairwater Systems, a partner of Acme Cloud.
Fairwater Systems Ltd · 14 Quay Street · Bristol BS1 4DJ · United Kingdom ·
+44 117 496 0123

Unsubscribe: https://go.example/u/token
`);
  });

  test.each([
    ['de', 'Abmelden', 'Gesendet von Fairwater Systems, einem Partner von Acme Cloud.'],
    ['fr-CA', 'Se désabonner', 'Envoyé par Fairwater Systems, partenaire de Acme Cloud.'],
    ['es', 'Darse de baja', 'Enviado por Fairwater Systems, partner de Acme Cloud.'],
    ['pt', 'Unsubscribe', 'Sent by Fairwater Systems, a partner of Acme Cloud.'],
  ])('speaks the template’s language: %s', async (locale, unsubscribe, partnership) => {
    const { html, text } = render(await compile('<mj-text>Words</mj-text>', { locale }));
    expect(footerOf(html)).toContain(`>${unsubscribe}</a>`);
    expect(html).toContain(`<html lang="${locale === 'pt' ? 'en' : locale.slice(0, 2)}"`);
    expect(text.replace(/\s+/g, ' ')).toContain(partnership);
  });

  test('a mail without a postal address is not made; a preview shows the gap', async () => {
    const brand = { ...SAMPLE_BRAND, address: ' \n ' };
    const problems = await problemsOf(compile('<mj-text>Words</mj-text>', { brand }));
    expect(problems).toEqual([
      expect.objectContaining({ part: 'brand', message: 'The postal address is missing. Add it to the brand kit.' }),
    ]);
    const preview = await compile('<mj-text>Words</mj-text>', { brand, preview: true });
    expect(preview.html).toContain('[The postal address is missing]');
  });

  test('a name of markup and braces stays a name', async () => {
    const { html, text } = render(
      await compile('<mj-text>x</mj-text>', {
        brand: { ...SAMPLE_BRAND, name: '<b>{{contact.email}} $& %address%', legalName: '' },
      }),
    );
    expect(footerOf(html)).toContain('contact of &lt;b&gt;&#123;&#123;contact.email&#125;&#125; $&amp; %address%.');
    expect(text.replace(/\s+/g, ' ')).toContain('contact of <b>{{contact.email}} $& %address%.');
  });

  test('a template cannot restyle it: not by defaults, not by classes, not by style', async () => {
    const plain = await compile('<mj-text>x</mj-text>');
    const head = `<mj-head><mj-attributes><mj-all color="#ffffff" font-size="1px" css-class="gone" /><mj-text line-height="1px" /><mj-class name="x" height="0px" /></mj-attributes>
<mj-style>.gone { display: none; } .gone div { display: none; color: #ffffff; } .gone a { font-size: 0; }</mj-style></mj-head>`;
    const styled = await compile('', { mjml: mjmlWith('<mj-text css-class="gone">x</mj-text>', head) });
    expect(footerOf(styled.html)).toBe(footerOf(plain.html));
    expect(styled.html.split('class="tl-footer"')).toHaveLength(2);
    const around = styled.html.slice(0, styled.html.indexOf('class="tl-footer"'));
    expect(around.lastIndexOf('</div>')).toBeGreaterThan(around.lastIndexOf('class="gone"'));
    expect((await errorsOf(mjmlWith('<mj-text css-class="tl-footer">x</mj-text>')))[0]?.message).toContain('reserved');
    expect(
      (await errorsOf('<mjml><mj-body css-class="all"><mj-section></mj-section></mj-body></mjml>'))[0]?.message,
    ).toContain('not available on mj-body');
  });

  test('stands behind every template once, whatever the template holds', async () => {
    const word = fc.constantFrom(
      'x',
      '<b>y</b>',
      '{{contact.firstName}}',
      '{{#if contact.company}}z{{/if}}',
      '&lt;',
      '<a href="https://x.example/">l</a>',
      '<!-- c -->',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
        const { html } = render(await compile(`<mj-text>${words.join(' ')}</mj-text>`));
        expect(html.match(/class="tl-footer"/g)).toHaveLength(1);
        expect(html.match(/https:\/\/go\.example\/u\/token/g)).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });

  test('reads on its ground in light and dark, on any page colour', async () => {
    for (const page of ['#ffffff', '#f4efe6', '#000000', '#ff0000', '#777777', '#fde047']) {
      const { html } = await compile('', {
        mjml: mjmlWith('<mj-text>x</mj-text>').replace('<mj-body>', `<mj-body background-color="${page}">`),
      });
      const ground = /class="tl-footer"[^>]*background-color:([^;]+)/.exec(html)?.[1] ?? '';
      expect(contrastRatio(FOOTER_TEXT_COLOR, ground), page).toBeGreaterThanOrEqual(4.5);
      for (const [, color = ''] of FOOTER_HTML.matchAll(/[^-]color:(#[0-9a-f]{6})/g))
        expect(contrastRatio(color, ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const [, color = ''] of FOOTER_CSS.matchAll(/[^-]color: (#[0-9a-f]{6})/g))
      expect(contrastRatio(color, '#131417')).toBeGreaterThanOrEqual(4.5);
  });
});
