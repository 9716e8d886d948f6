/** Whether the unit's tables are there for a model. */
import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../components/StatusTag';
import type { Card } from './queries';

const TONES: Record<string, Tone> = {
  whole: 'green',
  part: 'amber',
  review: 'amber',
  unchecked: 'amber',
  undecided: 'amber',
  none: 'grey',
};

type Props = { card: Pick<Card, 'fit' | 'source' | 'tables_there' | 'tables_needed'> };

export function FitTag({ card }: Props) {
  const { t } = useTranslation();
  if (!card.fit) return <StatusTag tone="red">{t('models:fit.faulty')}</StatusTag>;
  if (card.source === 'screening') {
    return (
      <StatusTag tone="blue" title={t('models:fit.screeningWhy')}>
        {t('models:fit.screening')}
      </StatusTag>
    );
  }
  const counts = { there: card.tables_there, needed: card.tables_needed };
  return (
    <StatusTag tone={TONES[card.fit] ?? 'grey'} title={t('models:fit.tables', counts)}>
      {t(`models:fit.${card.fit}`)}{' '}
      <span className="mono">
        {card.tables_there}/{card.tables_needed}
      </span>
    </StatusTag>
  );
}
