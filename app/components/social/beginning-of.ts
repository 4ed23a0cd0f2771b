/** The first words of a post, in one line and of at most so many characters. */
export function beginningOf(text: string, chars: number): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= chars) return line;
  const words = line.lastIndexOf(' ', chars);
  return `${line.slice(0, words > 0 ? words : chars)} …`;
}
