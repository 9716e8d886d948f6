/** Files that were begun on an earlier visit and not finished: to go on with, or to give up. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../components/DateText';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { dropUpload } from '../deeds';
import { openDraftsQuery } from '../queries';
import type { OpenDraft } from '../types';

const byName = new Intl.Collator('zh-CN', { numeric: true });

/**
 * The files of each visit by name, months and numbers in their order; the newest visit first.
 * Which of several is sent first is chance.
 *
 * @param open all that are not finished, the newest first
 */
export function visitsOf(open: OpenDraft[]): OpenDraft[][] {
  const visits = new Map<string, OpenDraft[]>();
  for (const one of open) visits.set(one.visit, [one, ...(visits.get(one.visit) ?? [])]);
  return [...visits.values()].map((files) =>
    files.sort((one, other) => byName.compare(one.name, other.name)),
  );
}

/** @param onResume is told the keys of the files of one visit */
export function OpenDrafts({ onResume }: { onResume: (keys: string[]) => void }) {
  const { t } = useTranslation();
  const visits = visitsOf(useQuery(openDraftsQuery).data ?? []);
  if (visits.length === 0) return null;
  return (
    <section className="open-drafts">
      <h2>
        {t('data:openDrafts.title')}
        <span className="small muted">{t('data:openDrafts.kept')}</span>
      </h2>
      <ul className="file-list">
        {visits.map((files) => (
          <Visit key={files[0]?.visit} files={files} onResume={onResume} />
        ))}
      </ul>
    </section>
  );
}

type VisitProps = { files: OpenDraft[]; onResume: (keys: string[]) => void };

function Visit({ files, onResume }: VisitProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const drop = useMutation({
    mutationFn: () => Promise.all(files.map((one) => dropUpload(one.key))),
    // some may have gone before the one that was refused
    onSettled: () => cache.invalidateQueries({ queryKey: openDraftsQuery.queryKey }),
  });
  const names = files.map((one) => one.name).join(t('data:and'));
  const importing = files.some((one) => one.state === 'importing');
  return (
    <li>
      <span className="clip" title={names}>
        {names}
      </span>
      <span className="small muted grow">
        {importing ? (
          t('data:fileState.importing')
        ) : (
          <DateText value={files[0]?.begun} as="minute" />
        )}
      </span>
      {drop.error ? <ErrorPanel error={drop.error} compact /> : null}
      <Button
        size="small"
        aria-label={t('data:openDrafts.resumeNamed', { names })}
        onClick={() => onResume(files.map((one) => one.key))}
      >
        {t('data:openDrafts.resume')}
      </Button>
      {!importing && (
        <Popconfirm
          title={t('data:openDrafts.dropAsk', { count: files.length })}
          okText={t('data:openDrafts.dropYes')}
          onConfirm={() => drop.mutate()}
        >
          <Button
            size="small"
            loading={drop.isPending}
            aria-label={t('data:openDrafts.dropNamed', { names })}
          >
            {t('data:openDrafts.drop')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}
