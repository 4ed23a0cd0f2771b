import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '#templates/engine/compile.ts';
import { makeRenderPlan } from '#templates/engine/render.ts';
import { anInput, compile, errorsOf, mjmlWith, problemsOf, render } from './samples.ts';

/** Errors of a template whose fifth line holds the text. */
const errorsIn = (text: string) => errorsOf(mjmlWith(`<mj-text>first line\n${text}</mj-text>`));

describe('templates run nothing', () => {
  test.each([
    '{{constructor.constructor "return process"}}',
    '{{#with "s" as |s|}}{{lookup s.sub "constructor"}}{{/with}}',
    '{{lookup contact "constructor"}}',
    '{{#each contact}}{{this}}{{/each}}',
    '{{helperMissing}}',
    '{{fallback (lookup contact "a") "b"}}',
    '{{fallback contact.firstName name="x"}}',
    '{{contact.constructor}}',
  ])('B 21: %s is refused at its line', async (text) => {
    const errors = await errorsIn(text);
    expect(errors[0]).toMatchObject({ part: 'mjml', line: 5, severity: 'error' });
  });

  test.each([
    ['an object', { type: 'Program', body: [] }],
    ['a syntax tree', Handlebars.parse('{{contact.firstName}}')],
    ['an array', ['<mjml></mjml>']],
    ['a number', 7],
    ['nothing', null],
  ] as [string, unknown][])('B 22: %s in place of a template is refused before anything reads it', async (_, value) => {
    const mjml = value as string;
    expect((await errorsOf(mjml))[0]?.message).toBe('A template is text; something else was given.');
    expect((await problemsOf(compileTemplate(anInput('', { subject: mjml }))))[0]).toMatchObject({ part: 'subject' });
    expect(() => makeRenderPlan({ subject: 's', html: mjml, text: 't' })).toThrow('text; something else was given');
  });

  test('B 23: a contact’s field that is no text stays empty, whatever its shape', async () => {
    const compiled = await compile('<mj-text>Dear {{contact.firstName}}|{{fallback contact.company "you"}}.</mj-text>');
    const tree = Handlebars.parse('{{contact.email}}');
    for (const firstName of [
      tree,
      { call: true },
      { toString: () => '<script>' },
      ['<b>'],
      () => 'x',
      Symbol('x'),
      5n,
    ]) {
      const { html } = render(compiled, { contact: { firstName, company: { f: tree } } });
      expect(html).toContain('Dear |you.');
    }
    const inherited = Object.create({ firstName: 'from the prototype' });
    expect(render(compiled, { contact: inherited }).html).toContain('Dear |');
  });

  test.each(['{{{contact.firstName}}}', '{{&contact.firstName}}'])(
    'B 24: %s is refused with what to write',
    async (text) => {
      const [error] = await errorsIn(text);
      expect(error).toMatchObject({
        line: 5,
        message: 'Three braces and {{& …}} print text unescaped. Write two braces.',
      });
      expect((await errorsIn(`<span title="${text}">x</span>`))[0]?.line).toBe(5);
    },
  );

  test.each([
    '{{> footer}}',
    '{{#> layout}}x{{/layout}}',
    '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}',
    '{{* decorator}}',
    '{{> (lookup . "f")}}',
  ])('B 25: %s is refused', async (text) => {
    expect((await errorsIn(text))[0]?.line).toBe(5);
  });

  test('B 26: 3,000 nested blocks are refused at once, 11 at their line', async () => {
    const nested = (count: number) => `${'{{#if contact.company}}'.repeat(count)}x${'{{/if}}'.repeat(count)}`;
    const started = performance.now();
    expect((await errorsIn(nested(3000)))[0]?.message).toBe('More than 2000 pairs of braces. Use fewer.');
    expect(performance.now() - started).toBeLessThan(1000);
    expect((await errorsIn(nested(11)))[0]).toMatchObject({ line: 5, message: 'Blocks are nested deeper than 10.' });
    expect(await errorsIn(nested(10))).toEqual([]);
  });

  test('B 27: there is no loop, so nothing multiplies', async () => {
    const [error] = await errorsIn('{{#each contact}}{{#each contact}}{{#each contact}}x{{/each}}{{/each}}{{/each}}');
    expect(error?.message).toBe('{{#each}} is not available. There are {{#if field}} and {{#unless field}}.');
    const source = '{{#each contact}}x{{/each}}';
    expect(() => makeRenderPlan({ subject: 's', html: source, text: 't' })).toThrow('not a mailing’s source');
  });

  test('B 27: values of any length cannot blow a mail up', async () => {
    const compiled = await compile(`<mj-text>${'{{contact.firstName}} '.repeat(1900)}</mj-text>`);
    const small = render(compiled, { contact: { firstName: 'Ana' } });
    expect(small.html.length).toBeLessThan(20_000);
    expect(() => render(compiled, { contact: { firstName: '<'.repeat(1_000_000) } })).toThrow('larger than 512 KB');
  });

  test.each([
    '{{@root}}',
    '{{@partial-block}}',
    '{{../../..}}',
    '{{../contact.email}}',
    '{{this}}',
    '{{.}}',
    '{{__proto__.x}}',
    '{{contact.__proto__}}',
    '{{[a b]}}',
    '{{contact/firstName}}',
    '{{log contact.email}}',
    '{{else}}',
    '{{contact.firstName~}}',
    '{{tl.unsubscribeUrl}}',
  ])('B 28: %s is refused at its line', async (text) => {
    expect((await errorsIn(text))[0]?.line).toBe(5);
  });

  test('B 28: a finished source that names anything else is refused, wherever it was stored', () => {
    for (const html of [
      '{{@root}}',
      '{{{tl.open}}}',
      '{{contact.constructor}}',
      '{{lookup tl "open"}}',
      '{{> x}}',
      '{{link contact}}',
      '{{partner.name}}',
    ]) {
      expect(() => makeRenderPlan({ subject: 's', html, text: 't' }), html).toThrow('not a mailing’s source');
    }
  });

  test('B 29: a contact named like a block is printed as it is, in subject, HTML and text', async () => {
    const compiled = await compile('<mj-text>Dear {{contact.firstName}} {{contact.lastName}},</mj-text>', {
      subject: 'For {{contact.firstName}} {{contact.lastName}}',
    });
    const message = render(compiled, {
      contact: { firstName: '{{unsubscribe}}', lastName: '{{#each x}}{{{contact.email}}}' },
    });
    expect(message.subject).toBe('For {{unsubscribe}} {{#each x}}{{{contact.email}}}');
    expect(message.text).toContain('Dear {{unsubscribe}} {{#each x}}{{{contact.email}}},');
    expect(message.html).toContain('Dear {{unsubscribe}} {{#each x}}{{{contact.email}}},');
  });

  test('B 29: a partner’s name and texts with braces and backslashes are printed as they are', async () => {
    const name = 'A {{contact.email}} B \\';
    const compiled = await compile(
      '<mj-text>By {{partner.name}}{{contact.firstName}}</mj-text><mj-text tl:zone="a" tl:mode="editable" tl:kind="text">x</mj-text>',
      {
        brand: { ...VALID_BRAND, name },
        zoneValues: { a: '{{{contact.email}}} {{#if x}} \\{{contact.phone}} {' },
        subject: '{{partner.name}}{{contact.firstName}}',
      },
    );
    const message = render(compiled, { contact: { firstName: 'Ana', email: 'ana@secret.example', phone: '+1' } });
    expect(message.subject).toBe(`${name}Ana`);
    expect(message.text).toContain(`By ${name}Ana`);
    expect(message.text).toContain('{{{contact.email}}} {{#if x}} \\{{contact.phone}} {');
    expect(message.html).not.toContain('ana@secret.example');
  });

  test.each([
    '<a href="{{contact.company}}">x</a>',
    '<a href="https://x.example/{{contact.company}}">x</a>',
    '<a href="https://x.example/?a={{contact.company}}">x</a>',
    '<a href="https://x.example/?a={{url contact.company}}">x</a>',
    '<a href="{{partner.website}}">x</a>',
    '<a href="https://{{url partner.name}}.example/">x</a>',
    '<a href="https://x.example/?a={{partner.name}}">x</a>',
    '<p style="color: {{contact.company}}">x</p>',
    '<p class="{{contact.company}}">x</p>',
    '<p class={{contact.company}}>x</p>',
    '<p {{contact.company}}="x">x</p>',
    '<p title={{contact.company}}>x</p>',
  ])('B 30: a field in %s is refused at its line', async (text) => {
    expect((await errorsIn(text))[0]?.line).toBe(5);
  });

  test('B 30: values in attributes that may hold them cannot leave the attribute', async () => {
    const compiled = await compile(
      '<mj-image src="asset:hero" alt="For {{contact.company}}"/><mj-text><span title="{{contact.company}}">x</span></mj-text>',
    );
    const { html } = render(compiled, { contact: { company: '" onerror="x` \'><script>' } });
    expect(html).toContain('alt="For &quot; onerror&#x3D;&quot;x&#x60; &#x27;&gt;&lt;script&gt;"');
    expect(html).not.toContain('<script');
  });

  test('B 30: an address that is not http or https is never written into a link', async () => {
    const compiled = await compile('<mj-text><a href="https://x.example/">x</a></mj-text>');
    for (const bad of [
      'javascript:alert(1)',
      'https://x.example/" onclick="',
      '//evil.example',
      'data:text/html,x',
      '',
    ]) {
      expect(() => render(compiled, { links: () => bad })).toThrow('not http or https');
      expect(() => render(compiled, { unsubscribeUrl: bad })).toThrow('not http or https');
    }
  });

  test('B 30: a partner’s field in a link’s query is written so that it stays one value', async () => {
    const { links } = await compile(
      '<mj-button href="https://x.example/?p={{url partner.name}}&amp;q=1">Go</mj-button>',
      {
        brand: { ...VALID_BRAND, name: 'A & B "x" #{{y}}' },
      },
    );
    expect(links).toEqual([
      { number: 1, url: 'https://x.example/?p=A%20%26%20B%20%22x%22%20%23%7B%7By%7D%7D&q=1', label: 'Go' },
    ]);
  });
});

describe('what authors may write', () => {
  test('merge fields, fallbacks and conditions, for the contact and for the sender', async () => {
    const compiled =
      await compile(`<mj-text>{{fallback contact.firstName "there"}};{{#if contact.company}}at {{contact.company}}{{else}}alone{{/if}};
{{#unless contact.phone}}no phone{{/unless}};{{#if partner.phone}}call {{partner.phone}}{{else}}write{{/if}};{{#if vendor.website}}{{#if contact.phone}}both{{/if}}{{/if}}!</mj-text>`);
    const oneLine = (text: string) => text.replace(/\s+/g, ' ');
    expect(oneLine(render(compiled, { contact: {} }).text)).toContain('there;alone; no phone;call +44 117 496 0123;!');
    const known = render(compiled, { contact: { firstName: 'Ana', company: 'Q & A', phone: '1' } });
    expect(oneLine(known.text)).toContain('Ana;at Q & A; ;call +44 117 496 0123;both!');
    expect(known.html).toContain('Q &amp; A');
  });

  test('an unknown field is named with the one that was meant', async () => {
    expect((await errorsIn('{{contact.firstname}}'))[0]?.message).toBe(
      'There is no merge field contact.firstname. Did you mean contact.firstName?',
    );
    expect((await errorsIn('{{company}}'))[0]?.message).toContain('Did you mean contact.company?');
    expect((await errorsIn('{{nonsense}}'))[0]?.message).toBe('There is no merge field nonsense.');
  });

  test('an open block, a crossed block and broken braces are explained at their line', async () => {
    expect((await errorsIn('{{#if contact.company}}x'))[0]).toMatchObject({
      line: 5,
      message: '{{#if}} is not closed. Write {{/if}} after it.',
    });
    expect((await errorsIn('\n{{#if contact.company}}x{{/unless}}'))[0]).toMatchObject({
      line: 6,
      message: '{{#if}} is closed by {{/unless}}.',
    });
    expect((await errorsIn('{{contact.firstName}'))[0]).toMatchObject({ line: 5 });
  });

  test('lines stay right behind braces that span lines', async () => {
    const errors = await errorsOf(
      mjmlWith(
        '<mj-text>{{#if\n contact.company}}x{{else}}\n{{/if}}{{!-- a\nremark --}}\n</mj-text>\n<mj-raw>x</mj-raw>',
      ),
    );
    expect(errors[0]).toMatchObject({ line: 9 });
    expect(errors[0]?.message).toContain('mj-raw is not available');
  });

  test('a block opens and closes its own tags, so that no branch leaves one open', async () => {
    for (const text of [
      '{{#if contact.company}}<div>{{else}}</div>{{/if}}',
      '<b>{{#if contact.company}}</b>{{/if}}<b>x</b>',
      '{{#if contact.company}}<p>x{{/if}}</p>',
    ]) {
      const errors = await errorsIn(text);
      expect(errors[0]?.message, text).toMatch(/^A block opens a tag/);
    }
    const split = await errorsOf(mjmlWith('<mj-text>{{#if contact.company}}x</mj-text>\n<mj-text>y{{/if}}</mj-text>'));
    expect(split[0]?.message).toMatch(/^A block begins in one element/);
    expect(await errorsIn('{{#if contact.company}}<p>x</p>{{else}}<div><b>y</b></div>{{/if}}')).toEqual([]);
  });

  test('subject and preheader are checked like the mail', async () => {
    const mjml = mjmlWith('<mj-text>x</mj-text>');
    expect((await errorsOf(mjml, { subject: '{{contact.nam}}' }))[0]).toMatchObject({ part: 'subject', line: 1 });
    expect((await errorsOf(mjml, { subject: ' ' }))[0]?.message).toBe('A mail needs a subject.');
    expect((await errorsOf(mjml, { subject: 'a\nb' }))[0]?.message).toBe('The subject is one line.');
    expect((await errorsOf(mjml, { subject: 'a'.repeat(151) }))[0]?.message).toContain('at most 150 fit');
    expect((await errorsOf(mjml, { preheader: '{{{contact.firstName}}}' }))[0]).toMatchObject({ part: 'preheader' });
  });

  test('a value with line ends cannot start a header from the subject', async () => {
    const compiled = await compile('<mj-text>x</mj-text>', { subject: 'For {{contact.firstName}}' });
    const { subject } = render(compiled, { contact: { firstName: 'Ana\r\nBcc: all@example.com\u2028\u0085x' } });
    expect(subject).toBe('For Ana Bcc: all@example.com x');
  });
});

const VALID_BRAND = {
  name: 'N',
  primaryColor: '#0f5f8c',
  secondaryColor: '#e2894a',
  textColor: '#1f2430',
  address: '1 Street',
};
