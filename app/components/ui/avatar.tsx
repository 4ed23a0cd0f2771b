const SIZES = { sm: 'size-6 text-xs', md: 'size-8 text-sm', lg: 'size-12 text-md' };

/** "Ana Ruiz" → AR, "acme" → A. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

type MarkProps = { name: string; size?: keyof typeof SIZES };

/** A person. The name stands beside it, so it is silent. */
export function Avatar({ name, src, size = 'md' }: MarkProps & { src?: string | null | undefined }) {
  const box = `${SIZES[size]} shrink-0 rounded-full`;
  if (src) return <img src={src} alt="" className={`${box} object-cover`} />;
  return (
    <span aria-hidden className={`${box} flex items-center justify-center bg-accent-tint font-medium text-accent-ink`}>
      {initials(name)}
    </span>
  );
}

/** An organization: its logo on white, or its letter. Of a wide logo the beginning, where most have their sign: whole it could not be read. */
export function OrgMark({ name, logoUrl, size = 'md' }: MarkProps & { logoUrl?: string | null | undefined }) {
  const box = `${SIZES[size]} shrink-0 rounded-sm border border-line`;
  if (logoUrl) return <img src={logoUrl} alt="" className={`${box} bg-white object-cover object-left p-0.5`} />;
  return (
    <span aria-hidden className={`${box} flex items-center justify-center bg-raised font-semibold text-ink`}>
      {initials(name).slice(0, 1)}
    </span>
  );
}
