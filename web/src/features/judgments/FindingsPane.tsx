/** What the rules find in this judgment now, and what corrected facts would change. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { FindingCard } from './FindingCard';
import { findingsQuery, type JudgmentView } from './queries';
import { factsOf, type Reader } from './useReader';

type Props = { judgment: JudgmentView; reader: Reader };

export function FindingsPane({ judgment, reader }: Props) {
  const { t } = useTranslation();
  const corrections = factsOf(judgment).filter((f) => f.corrections.some((c) => !c.undone)).length;
  const [wanted, setCorrected] = useState(false);
  const corrected = wanted && corrections > 0;
  const found = useQuery(findingsQuery(judgment.id, corrected));
  return (
    <div className="side-pane">
      {corrections > 0 && (
        <div className="row trial">
          <Switch
            size="small"
            checked={corrected}
            onChange={setCorrected}
            aria-label={t('judgments:findings.trial', { count: corrections })}
          />
          <span>{t('judgments:findings.trial', { count: corrections })}</span>
        </div>
      )}
      {corrected && <p className="muted small">{t('judgments:findings.trialHelp')}</p>}
      {reader.finding && (
        <Button size="small" onClick={reader.dropFinding}>
          {t('judgments:findings.allMarks')}
        </Button>
      )}
      {found.error && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && (
        <div className="row" role="status">
          <Spin size="small" /> {t('judgments:findings.loading')}
        </div>
      )}
      {found.data && !found.data.judged && <Alert type="warning" showIcon title={found.data.why} />}
      {found.data?.judged && found.data.items?.length === 0 && (
        <EmptyState
          title={t('judgments:findings.none')}
          reason={t('judgments:findings.noneReason')}
        />
      )}
      <ul className="finding-list">
        {(found.data?.items ?? []).map((one) => (
          <FindingCard
            key={one.id}
            finding={one}
            active={reader.finding?.id === one.id}
            onPick={() => reader.pickFinding(one)}
          />
        ))}
      </ul>
      {found.data?.judged && <p className="muted small">{t('judgments:hint')}</p>}
    </div>
  );
}
