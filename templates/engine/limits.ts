// Every bound on what a template may cost, in one place. Sizes are JavaScript string lengths (UTF-16 units).

/** Largest MJML, HTML or text source that is read at all. */
export const MAX_SOURCE_CHARS = 256 * 1024;
/** Largest mail that is handed on. A person's values are escaped, so this also bounds what they can blow up. */
export const MAX_OUTPUT_CHARS = 512 * 1024;
/** Gmail cuts mails above about 102 KB of HTML; the rest, footer included, is then behind a link. */
export const CLIPPED_FROM_CHARS = 102_000;
export const WARN_HTML_CHARS = 90_000;
/** Elements of MJML and tags of HTML inside them, together. */
export const MAX_TAGS = 4_000;
/** MJML itself needs 7 levels (mjml, mj-body, mj-wrapper, mj-section, mj-group, mj-column, mj-text); the rest is lists and tables. */
export const MAX_TAG_DEPTH = 40;
/** MJML elements alone; our longest template has 70. MJML takes about a millisecond for two. */
export const MAX_ELEMENTS = 1_000;
export const MAX_ATTRIBUTES = 50;
export const MAX_ATTRIBUTE_CHARS = 2_000;
export const MAX_STYLE_CHARS = 32 * 1024;
/** Pairs of braces in one source. */
export const MAX_MUSTACHES = 2_000;
export const MAX_BLOCK_DEPTH = 10;
export const MAX_PROBLEMS = 50;
/** RFC 2047 folds long subjects, inboxes cut near 70; the longest in our library has 58. */
export const MAX_SUBJECT_CHARS = 150;
export const WARN_SUBJECT_CHARS = 78;
export const MAX_PREHEADER_CHARS = 250;
/** One value of a contact, so that a name of a megabyte cannot make a mail of a gigabyte. */
export const MAX_CONTACT_VALUE_CHARS = 500;
export const MAX_ZONE_VALUE_CHARS = 20_000;
/** Wall-clock time and memory of one compilation in its thread. */
export const COMPILE_TIMEOUT_MS = 2_000;
export const COMPILE_MEMORY_MB = 128;
