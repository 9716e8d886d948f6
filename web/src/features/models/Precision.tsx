/** The share of clues that persons found true, with the numbers behind it. */
import { useTranslation } from 'react-i18next';
import { percent } from '../../components/numbers';
import type { Card } from './queries';

export function Precision({ clues }: { clues: Card['clues'] }) {
  const { t } = useTranslation();
  const judged = clues.true + clues.false;
  if (judged === 0) return <span className="muted">{t('common:none')}</span>;
  const numbers = { true: clues.true, judged };
  return (
    <span title={t('models:precisionOf', numbers)}>
      {percent(clues.true / judged)}{' '}
      <span className="muted small mono">
        {clues.true}/{judged}
      </span>
    </span>
  );
}
