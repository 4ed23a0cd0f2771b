import { z } from 'zod';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { ImportField } from '../schema.ts';

export const FileEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export type FileEncoding = z.infer<typeof FileEncoding>;

export const Delimiter = z.enum([',', ';', '\t']);
export type Delimiter = z.infer<typeof Delimiter>;

/** What was found out about a file when it came; stands in `ContactImport.mapping` with what the person made of it. */
export const FileShape = z.object({
  encoding: FileEncoding,
  delimiter: Delimiter,
  /** lines before the names of the columns (Excel's `sep=;`) */
  skipLines: z.number().int().min(0).max(1),
  /** about how many rows */
  lines: z.number().int(),
  columns: z.array(z.object({ header: z.string(), field: ImportField.nullable() })),
  /** the first rows, to recognize the columns by; gone when the file is */
  samples: z.array(z.array(z.string())),
});
export type FileShape = z.infer<typeof FileShape>;

/** The file cannot be used at all; nothing of it is kept. `line` counts from 1. */
export function unreadable(show: string, line?: number): DomainError {
  return new DomainError('invalid', `import file refused${line ? ` at line ${line}` : ''}`, {
    show: `${show} Nothing was imported.`,
    fields: { file: show },
    ...(line ? { details: { line } } : {}),
  });
}

/** The beginning of a text as jsonb can hold it: without NUL, and not cut within a character. */
export function storable(text: string, maxChars: number): string {
  return text
    .replaceAll('\0', '')
    .slice(0, maxChars)
    .replace(/[\uD800-\uDBFF]$/, '');
}

/** What may be remembered of a file that is erased: its columns, not its people. */
export function withoutSamples(shape: FileShape): FileShape {
  return { ...shape, samples: [] };
}
