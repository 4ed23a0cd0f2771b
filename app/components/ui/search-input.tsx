import { Search } from 'lucide-react';
import { forwardRef, type InputHTMLAttributes } from 'react';
import { Input } from './input.tsx';

type SearchInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'prefix'> & {
  label: string;
  /** The page's search: the `/` key goes here. */
  shortcut?: boolean;
};

export const SearchInput = forwardRef<HTMLInputElement, SearchInputProps>(function SearchInput(
  { label, name = 'q', placeholder, shortcut = false, className, ...rest },
  ref,
) {
  return (
    <span className={`relative block ${className ?? ''}`}>
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 z-10 my-auto size-4 text-faint" />
      <Input
        ref={ref}
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder ?? label}
        data-shortcut={shortcut ? '/' : undefined}
        className="ps-9"
        {...rest}
      />
    </span>
  );
});
