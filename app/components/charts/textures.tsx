/**
 * Fills that differ by form and not by colour alone: full, stripes one way, stripes the other, dots, empty. `prefix` keeps
 * the ids of two charts on one page apart.
 */
export const TEXTURES = ['full', 'stripes', 'back', 'dots', 'empty'] as const;
export type Texture = (typeof TEXTURES)[number];

const COLOURS: Record<Texture, string> = {
  full: 'var(--data-1)',
  stripes: 'var(--data-2)',
  back: 'var(--data-3)',
  dots: 'var(--data-4)',
  empty: 'var(--data-other)',
};

export function colourOf(texture: Texture): string {
  return COLOURS[texture];
}

export function fillOf(prefix: string, texture: Texture): string {
  return texture === 'full' ? COLOURS.full : `url(#${prefix}-${texture})`;
}

export function TextureDefs({ prefix }: { prefix: string }) {
  const common = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' as const };
  return (
    <defs>
      <pattern id={`${prefix}-stripes`} {...common} patternTransform="rotate(45)">
        <rect width={6} height={6} fill="var(--raised)" />
        <rect width={3} height={6} fill={COLOURS.stripes} />
      </pattern>
      <pattern id={`${prefix}-back`} {...common} patternTransform="rotate(-45)">
        <rect width={6} height={6} fill="var(--raised)" />
        <rect width={2} height={6} fill={COLOURS.back} />
      </pattern>
      <pattern id={`${prefix}-dots`} {...common}>
        <rect width={6} height={6} fill="var(--raised)" />
        <circle cx={3} cy={3} r={1.6} fill={COLOURS.dots} />
      </pattern>
      <pattern id={`${prefix}-empty`} {...common}>
        <rect width={6} height={6} fill="var(--raised)" />
      </pattern>
    </defs>
  );
}

/** The same fill as a small square, for a table's head or a key. */
export function Swatch({ prefix, texture }: { prefix: string; texture: Texture }) {
  return (
    <svg aria-hidden width={12} height={12} className="inline-block shrink-0">
      <TextureDefs prefix={prefix} />
      <rect x={0.5} y={0.5} width={11} height={11} fill={fillOf(prefix, texture)} stroke={colourOf(texture)} />
    </svg>
  );
}
