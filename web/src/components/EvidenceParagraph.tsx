/** One paragraph of EvidenceText. */
import { memo } from 'react';
import type { Piece } from './evidence';

type Props = {
  pieces: Piece[];
  active?: string | null;
  onHover?: (id: string | null) => void;
  onPick?: (id: string) => void;
};

export const EvidenceParagraph = memo(function EvidenceParagraph(props: Props) {
  const { pieces, active, onHover, onPick } = props;
  let at = 0;
  return (
    <p>
      {pieces.map((piece) => {
        const key = at;
        at += piece.text.length;
        const span = piece.spans.find((one) => one.id === active) ?? piece.spans[0];
        if (!span) return <span key={key}>{piece.text}</span>;
        const tone = `mark mark-${span.tone ?? 'blue'}`;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button would break the line in the text
          <span
            key={key}
            role="button"
            tabIndex={0}
            title={piece.spans.map((one) => one.label).join(' / ')}
            aria-current={span.id === active || undefined}
            className={span.id === active ? `${tone} mark-active` : tone}
            onMouseEnter={() => onHover?.(span.id)}
            onMouseLeave={() => onHover?.(null)}
            onFocus={() => onHover?.(span.id)}
            onBlur={() => onHover?.(null)}
            onClick={() => onPick?.(span.id)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onPick?.(span.id);
            }}
          >
            {piece.text}
          </span>
        );
      })}
    </p>
  );
});
