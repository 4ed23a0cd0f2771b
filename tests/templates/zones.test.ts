import { describe, expect, test } from 'vitest';
import { checkTemplate } from '#templates/engine/check-template.ts';
import { SAMPLE_BRAND, SAMPLE_VENDOR } from '#templates/engine/sample-values.ts';
import { Zone } from '#templates/engine/zone.ts';
import { settleDefaults } from '#templates/engine/zone-defaults.ts';
import { errorsOf, mjmlWith } from './samples.ts';

const zonesOf = async (content: string) =>
  (await checkTemplate({ mjml: mjmlWith(content), subject: 'S', locale: 'en' })).zones;

describe('zones', () => {
  test('are collected with kind, limits, default and line', async () => {
    const zones = await zonesOf(`<mj-text
  tl:zone="intro" tl:mode="editable" tl:kind="rich-text" tl:max="200" tl:required="true" tl:help="Two lines" tl:label="Opening">Hello <b>you</b></mj-text>
<mj-image tl:zone="hero-image" tl:mode="editable" src="asset:hero" alt="A &quot;hero&quot;" />
<mj-button tl:zone="action" tl:mode="editable" href="https://x.example/?a=1&amp;b=2">Go on</mj-button>
<mj-text tl:zone="tone" tl:mode="editable" tl:kind="choice" tl:options="Soon | Now">Now</mj-text>
<mj-text tl:zone="title" tl:mode="optional" tl:kind="text"><h1 style="margin:0">One<br />two</h1></mj-text>`);
    expect(zones).toEqual([
      {
        name: 'intro',
        mode: 'editable',
        kind: 'rich-text',
        tag: 'mj-text',
        label: 'Opening',
        help: 'Two lines',
        max: 200,
        required: true,
        options: [],
        default: 'Hello <b>you</b>',
        line: 4,
      },
      {
        name: 'hero-image',
        mode: 'editable',
        kind: 'image',
        tag: 'mj-image',
        label: 'Hero image',
        help: '',
        max: null,
        required: false,
        options: [],
        default: { src: 'asset:hero', alt: 'A "hero"' },
        line: 6,
      },
      {
        name: 'action',
        mode: 'editable',
        kind: 'link',
        tag: 'mj-button',
        label: 'Action',
        help: '',
        max: null,
        required: false,
        options: [],
        default: { label: 'Go on', href: 'https://x.example/?a=1&b=2' },
        line: 7,
      },
      {
        name: 'tone',
        mode: 'editable',
        kind: 'choice',
        tag: 'mj-text',
        label: 'Tone',
        help: '',
        max: null,
        required: false,
        options: ['Soon', 'Now'],
        default: 'Now',
        line: 8,
      },
      {
        name: 'title',
        mode: 'optional',
        kind: 'text',
        tag: 'mj-text',
        label: 'Title',
        help: '',
        max: null,
        required: false,
        options: [],
        default: 'One\ntwo',
        line: 9,
      },
    ]);
    for (const zone of zones) expect(Zone.parse(zone)).toEqual(zone);
  });

  test('without a mode are locked, and an element without tl:zone is none', async () => {
    const zones = await zonesOf('<mj-text tl:zone="terms">Terms</mj-text><mj-text>Other</mj-text>');
    expect(zones.map(({ name, mode }) => [name, mode])).toEqual([['terms', 'locked']]);
  });

  test('a section can be left out as a whole; its zones stay zones of their own', async () => {
    const { zones, problems } = await checkTemplate({
      mjml: '<mjml><mj-body><mj-section tl:zone="news" tl:mode="optional"><mj-column><mj-text tl:zone="news-text" tl:mode="editable">x</mj-text></mj-column></mj-section></mj-body></mjml>',
      subject: 'S',
      locale: 'en',
    });
    expect(problems).toEqual([]);
    expect(zones.map(({ name, kind }) => [name, kind])).toEqual([
      ['news', 'block'],
      ['news-text', 'rich-text'],
    ]);
  });

  test('show their default with the sender’s fields filled', async () => {
    const zones = await zonesOf(
      '<mj-button tl:zone="a" tl:mode="editable" href="https://x.example/?p={{url partner.name}}">By {{partner.name}} {{fallback partner.legalName "us"}}</mj-button>',
    );
    const [zone] = settleDefaults(zones, { ...SAMPLE_BRAND, name: 'A & B', legalName: '' }, SAMPLE_VENDOR);
    expect(zone?.default).toEqual({ label: 'By A & B A & B', href: 'https://x.example/?p=A%20%26%20B' });
  });

  test.each([
    [
      'two of one name',
      '<mj-text tl:zone="a">x</mj-text>\n<mj-text tl:zone="a">y</mj-text>',
      5,
      'There is already a zone a on line 4.',
    ],
    ['no name', '<mj-text>x</mj-text>\n<mj-text tl:mode="editable">y</mj-text>', 5, 'A zone needs a name'],
    ['a bad name', '<mj-text>x</mj-text>\n<mj-text tl:zone="__proto__">y</mj-text>', 5, 'A zone needs a name'],
    [
      'an unknown mode',
      '\n<mj-text tl:zone="a" tl:mode="open">y</mj-text>',
      5,
      'tl:mode is locked, editable or optional, not open.',
    ],
    ['an unknown kind', '\n<mj-text tl:zone="a" tl:kind="video">y</mj-text>', 5, 'tl:kind is text'],
    [
      'a kind that does not fit',
      '\n<mj-text tl:zone="a" tl:kind="image">y</mj-text>',
      5,
      'mj-text cannot be of kind image',
    ],
    ['an editable column', '\n<mj-spacer tl:zone="a" tl:mode="editable" />', 5, 'can be optional or locked'],
    [
      'a required optional zone',
      '\n<mj-text tl:zone="a" tl:mode="optional" tl:required="true">y</mj-text>',
      5,
      'an optional zone cannot be required',
    ],
    ['a choice without options', '\n<mj-text tl:zone="a" tl:kind="choice">y</mj-text>', 5, 'a choice needs tl:options'],
    [
      'a default that is no option',
      '\n<mj-text tl:zone="a" tl:kind="choice" tl:options="x|z">y</mj-text>',
      5,
      'what stands here must be one of its options',
    ],
    ['a bad max', '\n<mj-text tl:zone="a" tl:max="many">y</mj-text>', 5, 'tl:max is a whole number'],
    [
      'a default longer than max',
      '\n<mj-text tl:zone="a" tl:max="3">four</mj-text>',
      5,
      'has 4 characters, more than its 3',
    ],
    [
      'tags in a text zone',
      '\n<mj-text tl:zone="a" tl:kind="text">a <b>b</b> c</mj-text>',
      5,
      'a text zone holds plain text',
    ],
    [
      'an unknown tl: attribute',
      '\n<mj-text tl:zone="a" tl:color="x">y</mj-text>',
      5,
      'There is no attribute tl:color.',
    ],
    [
      'a merge field in its settings',
      '\n<mj-text tl:zone="a" tl:help="{{partner.name}}">y</mj-text>',
      5,
      'Merge fields cannot stand in tl:help.',
    ],
  ])('%s is explained at its line', async (_, content, line, message) => {
    const error = (await errorsOf(mjmlWith(content))).find((one) => one.message.includes(message));
    expect(error).toMatchObject({ part: 'mjml', line });
  });

  test('a zone in the head is refused', async () => {
    const mjml = mjmlWith(
      '<mj-text>x</mj-text>',
      '<mj-head><mj-attributes><mj-text tl:zone="a" /></mj-attributes></mj-head>',
    );
    expect((await errorsOf(mjml))[0]?.message).toBe('A zone stands in mj-body.');
  });

  test('an editable default with a contact’s field is allowed, with a warning', async () => {
    const { problems } = await checkTemplate({
      mjml: mjmlWith(
        '<mj-text tl:zone="a" tl:mode="editable">Hi {{contact.firstName}} from {{partner.name}}</mj-text>',
      ),
      subject: 'S',
      locale: 'en',
    });
    expect(problems).toEqual([expect.objectContaining({ line: 4, severity: 'warning' })]);
  });
});
