/** Documents of one case laid beside each other, every difference with its places. */
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PageHeader } from '../../layouts/PageHeader';
import { ComparisonExport } from './ComparisonExport';
import { ComparisonResult } from './ComparisonResult';
import { Papers } from './Papers';
import './judgments.css';
import { useWord } from '../../components/useWord';

/** A kept document or an upload. */
export type Chosen = { document: string; upload: string };

export function ComparePage() {
  const { t } = useTranslation();
  const word = useWord();
  const { documents } = useSearch({ strict: false }) as { documents?: string[] };
  const [chosen, setChosen] = useState<Chosen[]>(() =>
    (documents ?? []).map((document) => ({ document, upload: '' })),
  );
  const compare = useMutation({
    mutationFn: async (papers: Chosen[]) =>
      (await api.POST('/api/v1/documents/comparisons', { body: { papers } })).data,
  });
  const made = compare.data;
  const start = () => compare.mutate(chosen);
  return (
    <div className={made ? 'page page-fill' : 'page'}>
      <PageHeader
        title={t('judgments:compare.title')}
        note={
          made
            ? made.papers.map((one) => word('paper', one.role)).join(' × ')
            : t('judgments:compare.note')
        }
        crumbs={[
          { label: t('judgments:nav'), to: '/judgments' },
          { label: t('judgments:compare.title') },
        ]}
        actions={
          made ? (
            <>
              <Button onClick={compare.reset}>{t('judgments:compare.anew')}</Button>
              <ComparisonExport papers={chosen} />
            </>
          ) : undefined
        }
      />
      {made ? (
        <ComparisonResult comparison={made} />
      ) : (
        <section className="panel panel-pad column compare-form">
          <Papers chosen={chosen} onChange={setChosen} />
          {compare.isError && <ErrorPanel error={compare.error} />}
          <div className="row">
            <Button
              type="primary"
              disabled={chosen.length < 2}
              loading={compare.isPending}
              onClick={start}
            >
              {t('judgments:compare.start')}
            </Button>
            {chosen.length < 2 && <span className="muted">{t('judgments:compare.two')}</span>}
          </div>
        </section>
      )}
    </div>
  );
}
