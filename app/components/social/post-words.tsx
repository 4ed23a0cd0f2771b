const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’])/g;

/** A post's words as a network shows them: line ends kept, addresses as links. */
export function PostWords({ text }: { text: string }) {
  // Odd parts are the addresses that the pattern caught.
  const parts = text.split(ADDRESS).map((part, at) => ({ key: `${at} ${part}`, part, link: at % 2 === 1 }));
  return (
    <p className="whitespace-pre-wrap break-words">
      {parts.map(({ key, part, link }) =>
        link ? (
          <a key={key} href={part} className="link" rel="noopener noreferrer" target="_blank">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
