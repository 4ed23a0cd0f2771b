import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTemplate } from '#templates/engine/check-template.ts';
import { contrastRatio, nearestReadable, readableTextOn } from '#templates/engine/contrast.ts';
import { DARK_SURFACE, makePalette, paintReferences } from '#templates/engine/palette.ts';
import { mjmlWith } from './samples.ts';

const aColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  test('is WCAG’s ratio', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(() => contrastRatio('nothing', '#ffffff')).toThrow('Not a colour: nothing');
  });

  test('the offered shade always reads, and a readable colour is offered unchanged', () => {
    fc.assert(
      fc.property(aColor, aColor, (color, background) => {
        const offered = nearestReadable(color, background);
        expect(contrastRatio(offered, background)).toBeGreaterThanOrEqual(4.5);
        if (contrastRatio(color, background) >= 4.5) expect(offered).toBe(color);
        expect(contrastRatio(readableTextOn(background), background)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('the offered shade is near: same hue, a step at most', () => {
    expect(nearestReadable('#777777', '#ffffff')).toMatch(/^#7[0-6]/);
    expect(nearestReadable('#facc15', '#ffffff')).toBe('#8f7300');
  });

  test('whatever a partner’s colours are, every named colour reads where it is meant to', () => {
    fc.assert(
      fc.property(aColor, aColor, aColor, (primaryColor, secondaryColor, textColor) => {
        const palette = makePalette({ primaryColor, secondaryColor, textColor });
        const pairs = [
          ['on-primary', 'primary'],
          ['on-secondary', 'secondary'],
          ['text', 'tint'],
          ['link', 'tint'],
          ['on-primary-dark', 'primary-dark'],
          ['link-dark', 'tint-dark'],
        ] as const;
        for (const [text, ground] of pairs) {
          expect(contrastRatio(palette[text], palette[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
        for (const text of ['text', 'link'] as const)
          expect(contrastRatio(palette[text], '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(palette['link-dark'], DARK_SURFACE)).toBeGreaterThanOrEqual(4.3);
        expect(contrastRatio('#f1f2f4', palette['tint-dark'])).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('references are painted by name, and only ours', () => {
    const palette = makePalette({ primaryColor: '#0f5f8c', secondaryColor: '#e2894a', textColor: '#1f2430' });
    expect(paintReferences('1px solid brand:primary', palette)).toBe('1px solid #0f5f8c');
    expect(paintReferences('brand:primary-dark', palette)).toBe(palette['primary-dark']);
    expect(paintReferences('brand:nothing', palette)).toBe('brand:nothing');
  });

  test('a template’s unreadable text is named at its line with a shade that reads', async () => {
    const { problems } = await checkTemplate({
      mjml: mjmlWith(`<mj-text color="#999999">grey on white</mj-text>
<mj-button href="https://x.example/" background-color="#ffdd00" color="#ffffff">white on yellow</mj-button>
<mj-text><span style="color:#aaaaaa">inline</span></mj-text>
<mj-text color="brand:link">fine</mj-text>`),
      subject: 'S',
      locale: 'en',
    });
    expect(problems.map(({ line, severity }) => [line, severity])).toEqual([
      [4, 'warning'],
      [5, 'warning'],
      [6, 'warning'],
    ]);
    expect(problems[0]?.message).toMatch(
      /^#999999 on #ffffff has a contrast of 2\.8; 4\.5 is readable, for example #7/,
    );
  });

  test('defaults and classes of mj-attributes count', async () => {
    const head =
      '<mj-head><mj-attributes><mj-text color="#bbbbbb" /><mj-class name="dark" color="#222222" /></mj-attributes></mj-head>';
    const { problems } = await checkTemplate({
      mjml: mjmlWith('<mj-text>x</mj-text>\n<mj-text mj-class="dark">y</mj-text>', head),
      subject: 'S',
      locale: 'en',
    });
    expect(problems.map(({ line }) => line)).toEqual([4]);
  });
});
