/** Facts of persons that the clue rests on: which, what the machine read, who, when, why. */
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../components/DateText';
import type { Detail } from './queries';

type Fact = Detail['stated'][number];

/** One fact in words: the machine's value, the person's, and whether it still holds. */
export const statedWords = (t: TFunction, one: Fact) =>
  t('clues:stated.what', {
    table: one.table,
    column: one.column,
    machine: one.machine || t('judgments:facts.unread'),
    value: one.value || t('judgments:correct.blank'),
  }) + (one.holds ? '' : t('clues:stated.gone'));

export function Stated({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const { clue, stated } = detail;
  if (!clue.stated) return null;
  return (
    <Alert
      className="clue-changes"
      type={clue.unbased ? 'warning' : 'info'}
      showIcon
      title={t(clue.unbased ? 'clues:stated.lost' : 'clues:stated.title')}
      description={
        <>
          {stated.map((one) => (
            <div key={`${one.at}${one.table}${one.column}`}>
              <DateText value={one.at} as="minute" /> {one.actor} {statedWords(t, one)}{' '}
              <span className="muted">{one.reason}</span>{' '}
              <Link to={`/judgments/${one.document}` as '/'} search={{ tab: 'rules' } as never}>
                {t('clues:corrected.look')}
              </Link>
            </div>
          ))}
          <div className="small muted">{t('clues:stated.how')}</div>
        </>
      }
    />
  );
}
