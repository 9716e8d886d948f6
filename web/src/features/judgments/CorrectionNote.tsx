/** A person's value beside the machine's: who, when, why; can be taken back. */
import { useTranslation } from 'react-i18next';
import { minute } from '../../components/numbers';
import type { FactItem } from './queries';
import { UndoCorrection } from './UndoCorrection';

type Props = {
  judgment: string;
  correction: FactItem['corrections'][number];
  /** The machine read nothing there. */
  added?: boolean;
};

export function CorrectionNote({ judgment, correction, added = false }: Props) {
  const { t } = useTranslation();
  return (
    <div className="correction">
      <span>
        <b>{t(added ? 'judgments:correct.added' : 'judgments:correct.label')}</b>{' '}
        {correction.value || t('judgments:correct.blank')}
      </span>
      <span className="small muted">
        {t('judgments:correct.by', { actor: correction.actor, time: minute(correction.at) })}{' '}
        {correction.reason}
        {correction.where && ` ${t('judgments:correct.where', { group: correction.where })}`}
      </span>
      {correction.stale && <span className="small tone-amber">{t('judgments:correct.stale')}</span>}
      <UndoCorrection judgment={judgment} ident={correction.id} />
    </div>
  );
}
