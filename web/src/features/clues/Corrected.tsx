/** Facts of the clue's documents that a person corrected: the clue was found with the machine's. */
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../components/DateText';
import type { Detail } from './queries';

export function Corrected({ corrections }: { corrections: Detail['corrections'] }) {
  const { t } = useTranslation();
  const { t: said } = useTranslation('judgments');
  if (corrections.length === 0) return null;
  return (
    <Alert
      className="clue-changes"
      type="warning"
      showIcon
      title={t('clues:corrected.title')}
      description={
        <>
          {corrections.map((one) => (
            <div key={`${one.document}${one.at}${one.table}${one.column}`}>
              <DateText value={one.at} as="minute" /> {one.actor}{' '}
              {t('clues:corrected.what', {
                table: one.table,
                column: one.column,
                machine: one.machine || said('facts.unread'),
                value: one.value || said('correct.blank'),
              })}{' '}
              <span className="muted">{one.reason}</span>{' '}
              <Link to={`/judgments/${one.document}` as '/'}>{t('clues:corrected.look')}</Link>
            </div>
          ))}
          <div className="small muted">{t('clues:corrected.how')}</div>
        </>
      }
    />
  );
}
