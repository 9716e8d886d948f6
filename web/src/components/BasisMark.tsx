/** Says of a clue that it rests on facts that persons stated, or that such a fact was taken back. */
import { useTranslation } from 'react-i18next';

type Props = { clue: { stated: boolean; unbased: boolean } };

export function BasisMark({ clue }: Props) {
  const { t } = useTranslation();
  if (!clue.stated) return null;
  return (
    <div
      className={clue.unbased ? 'small tone-red' : 'small tone-amber'}
      title={t(`clues:column.${clue.unbased ? 'unbased' : 'stated'}Hint`)}
    >
      {t(clue.unbased ? 'clues:view.unbased' : 'clues:stated.mark')}
    </div>
  );
}
