/** Who added a whole row that the machine did not read, and why; can be taken back. */
import { useTranslation } from 'react-i18next';
import { minute } from '../../components/numbers';
import type { RowAdded } from './queries';
import { UndoCorrection } from './UndoCorrection';

export function AddedNote({ judgment, added }: { judgment: string; added: RowAdded }) {
  const { t } = useTranslation();
  return (
    <div className="correction">
      <span>
        <b>{t('judgments:addRow.mark')}</b>{' '}
        {t(added.blank ? 'judgments:addRow.isBlank' : 'judgments:addRow.isUnknown')}
      </span>
      <span className="small muted">
        {t('judgments:correct.by', { actor: added.actor, time: minute(added.at) })} {added.reason}
      </span>
      <UndoCorrection judgment={judgment} ident={added.id} />
    </div>
  );
}
