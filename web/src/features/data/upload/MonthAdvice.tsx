/** What fits a list that comes month by month: added, or in the place of the file of its month. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { useAnswer } from '../deeds';
import { knownWords } from '../knownWords';
import type { Draft } from '../types';

export function MonthAdvice({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const { mode, scope } = draft.delivery;
  const dated = Object.values(draft.delivery.days).some(Boolean);
  // the very same file is asked about elsewhere
  if (draft.state !== 'ready' || !draft.sent.length || draft.earlier.length) return null;
  const same = draft.sent.find((file) => file.import_id === draft.same_month);
  if (!same) {
    const says = mode === 'append' ? 'data:month.other' : 'data:month.otherKeep';
    if (!dated || (mode === 'replace' && scope !== 'supplier') || mode === 'correct') return null;
    return <div className="small muted">{t(says, { count: draft.sent.length })}</div>;
  }
  if (mode === 'replace' && scope === 'file') return null;
  return (
    <div className="small tone-amber">
      {t('data:month.same', { known: knownWords(t, same), rows: count(same.rows) })}{' '}
      <Button
        size="small"
        loading={answer.isPending}
        onClick={() => answer.mutate({ mode: 'replace', scope: 'file', instead: same.import_id })}
      >
        {t('data:month.instead')}
      </Button>
    </div>
  );
}
