/** The clues of the ledger that speak of this judgment. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BasisMark } from '../../components/BasisMark';
import { EmptyState } from '../../components/EmptyState';
import { withGroups } from '../../components/numbers';
import { useWord } from '../../components/useWord';
import type { JudgmentView } from './queries';
import { GradeTag } from './tags';

export function CluesPane({ judgment }: { judgment: JudgmentView }) {
  const { t } = useTranslation();
  const word = useWord();
  if (judgment.clues.length === 0) {
    return (
      <EmptyState
        title={t('judgments:cluesPane.none')}
        reason={t('judgments:cluesPane.noneReason')}
      />
    );
  }
  return (
    <div className="side-pane">
      <ul className="finding-list">
        {judgment.clues.map((clue) => (
          <li key={clue.id} className="finding">
            <span className="row">
              <GradeTag grade={clue.grade} code={clue.grade_code} />
              <span className="grow">{clue.rule_name}</span>
              <span className="muted small">{word('state', clue.state)}</span>
            </span>
            <Link to={'/clues/$clue' as '/'} params={{ clue: clue.id } as never}>
              {withGroups(clue.title)}
            </Link>
            <BasisMark clue={clue} />
            {clue.corrected && (
              <div className="small tone-red" title={t('clues:corrected.title')}>
                {t('clues:corrected.mark')}
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="muted small">{t('judgments:hint')}</p>
    </div>
  );
}
