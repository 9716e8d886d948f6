/** The head of a judgment: number, court, state, copies, and the whole text for a purpose. */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ConfirmReason } from '../../components/ConfirmReason';
import { LinkButton } from '../../components/LinkButton';
import { day, minute } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { useWord } from '../../components/useWord';
import { PageHeader } from '../../layouts/PageHeader';
import { CorrectedMark } from './CorrectedMark';
import type { JudgmentView } from './queries';
import { StateTag } from './tags';

type Props = { judgment: JudgmentView; whole: boolean; onWhole: (text: string | null) => void };

export function ReaderHead({ judgment, whole, onWhole }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const title = judgment.case_no || judgment.name;
  const about = [
    judgment.court,
    word('paper', judgment.kind),
    judgment.judged_on ? day(judgment.judged_on) : '',
  ];
  return (
    <PageHeader
      title={title}
      note={about.filter(Boolean).join(' · ')}
      crumbs={[{ label: t('judgments:nav'), to: '/judgments' }, { label: title }]}
      actions={
        <>
          {judgment.covered > 0 && <Uncover judgment={judgment} whole={whole} onWhole={onWhole} />}
          <LinkButton to="/judgments/compare" search={{ documents: [judgment.id] } as never}>
            {t('judgments:reader.compare')}
          </LinkButton>
        </>
      }
    >
      <div className="row small muted reader-about">
        <StateTag state={judgment.state} code={judgment.state_code} />
        <StatusTag tone={judgment.original ? 'blue' : 'grey'}>
          {t(judgment.original ? 'judgments:edition.original' : 'judgments:edition.public')}
        </StatusTag>
        {judgment.amended.map((one) => (
          <span key={one.column}>
            {one.column} <CorrectedMark machine={one.machine} />
          </span>
        ))}
        <span title={judgment.source}>{judgment.source}</span>
        <span>
          {t('judgments:reader.brought', {
            actor: judgment.actor,
            time: minute(judgment.created),
            supplier: judgment.supplier || t('common:none'),
          })}
        </span>
        <Copies judgment={judgment} />
      </div>
    </PageHeader>
  );
}

function Copies({ judgment }: { judgment: JudgmentView }) {
  const { t } = useTranslation();
  const { copy_of: best, copies } = judgment;
  if (best) {
    return (
      <span>
        {t('judgments:reader.copyOf')}{' '}
        <Link to="/judgments/$document" params={{ document: best }}>
          {t('judgments:reader.best')}
        </Link>
      </span>
    );
  }
  return copies.map((copy) => (
    <Link
      key={copy.id}
      to="/judgments/$document"
      params={{ document: copy.id }}
      title={copy.reason}
    >
      {t('judgments:reader.copy', { name: copy.name })}
    </Link>
  ));
}

function Uncover({ judgment, whole, onWhole }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reveal = useMutation({
    mutationFn: async (purpose: string) => {
      const path = { key: judgment.id };
      const body = { purpose, table: '', row: 1, column: '' };
      const { data } = await api.POST('/api/v1/documents/{key}/reveal', { params: { path }, body });
      onWhole(data?.value ?? null);
    },
    gcTime: 0,
  });
  if (whole) return <Button onClick={() => onWhole(null)}>{t('judgments:reader.cover')}</Button>;
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {t('judgments:reader.uncover', { count: judgment.covered })}
      </Button>
      <ConfirmReason
        open={asking}
        title={t('judgments:reader.uncoverTitle')}
        explain={t('judgments:reader.uncoverNote')}
        label={t('common:masked.purpose')}
        action={t('judgments:reader.uncoverAction')}
        onConfirm={({ reason }) => reveal.mutateAsync(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
