/** Says beside a value that a person corrected it, and what the machine had read. */
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../components/StatusTag';

export function CorrectedMark({ machine }: { machine: string }) {
  const { t } = useTranslation();
  return (
    <span className="corrected-mark">
      <StatusTag tone="green">{t('judgments:correct.done')}</StatusTag>
      <span className="small muted">
        {t('judgments:correct.was', { value: machine || t('judgments:facts.unread') })}
      </span>
    </span>
  );
}
