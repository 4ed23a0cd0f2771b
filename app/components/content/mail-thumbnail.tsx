type MailThumbnailProps = { src: string; title: string; className?: string };

const INERT = { inert: '' };

/**
 * The mail itself, small: its top, at two fifths of its size. A picture for the eyes only, so nothing in it can be
 * reached or read out.
 */
export function MailThumbnail({ src, title, className = 'aspect-[4/3]' }: MailThumbnailProps) {
  return (
    <div {...INERT} aria-hidden className={`relative overflow-hidden bg-white ${className}`}>
      <iframe
        src={src}
        title={title}
        sandbox=""
        loading="lazy"
        tabIndex={-1}
        scrolling="no"
        className="pointer-events-none absolute start-0 top-0 h-[250%] w-[250%] origin-top-left scale-40 border-0 rtl:origin-top-right"
      />
    </div>
  );
}
