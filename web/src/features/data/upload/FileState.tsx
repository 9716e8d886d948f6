/** How far one file is: being read, why it cannot be read, or what was found in it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/problem';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { JobProgress } from '../../../components/JobProgress';
import { count } from '../../../components/numbers';
import { StatusTag } from '../../../components/StatusTag';
import { readAgain } from '../deeds';
import { poolKeys } from '../queries';
import type { Draft } from '../types';
import { broughtNothing, notRead, unreadable } from './useDrafts';

export function FileState({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const again = useMutation({
    mutationFn: () => readAgain(draft.key),
    onSuccess: (told) => cache.setQueryData(poolKeys.draft(draft.key), told),
  });
  if (draft.state === 'reading') {
    return (
      <div className="grow">
        <JobProgress
          key={draft.job}
          id={draft.job}
          label={t('data:file.reading', { name: draft.name })}
          onDone={() => void cache.invalidateQueries({ queryKey: poolKeys.draft(draft.key) })}
        />
      </div>
    );
  }
  if (draft.state === 'failed') {
    return (
      <div className="grow column file-failed">
        <span>{draft.name}</span>
        {draft.error && <ErrorPanel error={new ProblemError(draft.error)} compact />}
        <span>
          <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
            {t('data:file.again')}
          </Button>
        </span>
      </div>
    );
  }
  if (unreadable(draft)) {
    return (
      <div className="grow column file-failed">
        <span>{draft.name}</span>
        {draft.refused.map((problem) => (
          <ErrorPanel key={String(problem.where?.file)} error={new ProblemError(problem)} compact />
        ))}
      </div>
    );
  }
  const nothing = broughtNothing(draft);
  const rows = draft.parts.reduce((sum, part) => sum + part.rows, 0);
  return (
    <div className="grow row">
      <StatusTag tone={nothing ? 'amber' : draft.state === 'done' ? 'green' : 'blue'}>
        {nothing
          ? t('data:file.already')
          : t(draft.state === 'done' ? 'data:file.done' : 'data:file.read')}
      </StatusTag>
      <span className="clip" title={draft.name}>
        {draft.name}
      </span>
      {draft.parts.length > 0 && (
        <span className="small muted">
          {t('data:file.found', { parts: draft.parts.length, rows: count(rows) })}
        </span>
      )}
      {notRead(draft).length > 0 && (
        <span className="small tone-red">
          {t('data:file.refused', { count: notRead(draft).length })}
        </span>
      )}
    </div>
  );
}
