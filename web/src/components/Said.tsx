/** What a clue will say, with its columns set apart: `{name} drew a pension for {months} months`. */
export function Said({ text }: { text: string }) {
  const parts = text.split(/(\{[^{}]+\})/).filter(Boolean);
  let at = 0;
  return (
    <span>
      {parts.map((part) => {
        at += part.length;
        return part.startsWith('{') ? (
          <span key={at} className="said-slot">
            {part.slice(1, -1)}
          </span>
        ) : (
          <span key={at}>{part}</span>
        );
      })}
    </span>
  );
}
