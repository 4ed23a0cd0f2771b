import { LoaderCircle } from 'lucide-react';

/** Decoration beside a word that says what is going on. */
export function Spinner({ className = 'size-4' }: { className?: string }) {
  return <LoaderCircle aria-hidden className={`${className} shrink-0 animate-spin motion-reduce:animate-none`} />;
}
