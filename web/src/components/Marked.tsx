/** A text with the searched words marked. */
type Props = { text: string; words: string[] };

/** Cuts a text at the words; every second piece is one of them. */
export function pieces(
  text: string,
  words: string[],
): { at: number; text: string; hit: boolean }[] {
  const safe = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (safe.length === 0) return [{ at: 0, text, hit: false }];
  let at = 0;
  return text.split(new RegExp(`(${safe.join('|')})`, 'gi')).flatMap((part, index) => {
    const piece = { at, text: part, hit: index % 2 === 1 };
    at += part.length;
    return part ? [piece] : [];
  });
}

export function Marked({ text, words }: Props) {
  return pieces(text, words).map((piece) =>
    piece.hit ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
  );
}
