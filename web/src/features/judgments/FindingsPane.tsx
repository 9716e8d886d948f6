/** What the rules find in this judgment now, and what corrected facts would change. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Spin, Switch } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { FindingCard } from './FindingCard';
import { type Finding, findingsQuery, type JudgmentView } from './queries';
import { UndecidedNote } from './UndecidedNote';
import { factsOf, type Reader } from './useReader';

type Props = { judgment: JudgmentView; reader: Reader };

/** Coming from a list of hits, the hit of that rule is marked in the text at once. */
function useAskedRule(items: Finding[] | undefined, pick: (finding: Finding) => void) {
  const { rule } = useSearch({ strict: false }) as { rule?: string };
  const asked = useRef<string>(undefined);
  useEffect(() => {
    const found = items?.find((one) => one.rule === rule);
    if (!rule || !found || asked.current === rule) return;
    asked.current = rule;
    pick(found);
  }, [items, rule, pick]);
}

export function FindingsPane({ judgment, reader }: Props) {
  const { t } = useTranslation();
  const inForce = factsOf(judgment).flatMap((f) => f.corrections.filter((c) => !c.undone));
  // one correction may stand at several facts
  const rows = judgment.groups.flatMap((group) => group.rows.filter((row) => row.added));
  const corrections = new Set(inForce.map((one) => one.id)).size + rows.length;
  // a person who corrected a fact wants to know what the rules say of it
  const [wanted, setCorrected] = useState(true);
  const corrected = wanted && corrections > 0;
  const found = useQuery(findingsQuery(judgment.id, corrected));
  useAskedRule(found.data?.items, reader.pickFinding);
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
            judgment={judgment.id}
            finding={one}
            active={reader.finding?.id === one.id}
            onPick={() => reader.pickFinding(one)}
          />
        ))}
      </ul>
      <UndecidedNote rules={found.data?.undecided ?? []} />
      {found.data?.judged && <p className="muted small">{t('judgments:hint')}</p>}
    </div>
  );
}
