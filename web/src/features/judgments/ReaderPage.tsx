/** One judgment: its text, the facts read from it, corrections, what the rules find. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { EvidenceText } from '../../components/EvidenceText';
import { PageError } from '../../layouts/PageError';
import { PageSkeleton } from '../../layouts/PageSkeleton';
import { Outline } from './Outline';
import { type JudgmentView, judgmentQuery } from './queries';
import { ReaderHead } from './ReaderHead';
import { ReaderSide } from './ReaderSide';
import { useReader } from './useReader';
import './judgments.css';
import { useWord } from '../../components/useWord';

export function ReaderPage() {
  const { document: key } = useParams({ strict: false }) as { document: string };
  const { t } = useTranslation();
  const found = useQuery(judgmentQuery(key));
  if (found.error)
    return (
      <PageError
        title={t('judgments:reader.one')}
        list={{ label: t('judgments:nav'), to: '/judgments' }}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (!found.data) return <PageSkeleton />;
  return <Reader key={key} judgment={found.data} />;
}

function Reader({ judgment }: { judgment: JudgmentView }) {
  const { t } = useTranslation();
  const reader = useReader(judgment);
  return (
    <div className="page page-fill reader">
      <ReaderHead judgment={judgment} whole={reader.whole !== null} onWhole={reader.setWhole} />
      <Notices judgment={judgment} />
      <div className="reader-panes">
        <section className="panel column reader-text" aria-label={t('judgments:reader.text')}>
          <Outline parts={judgment.outline} onGo={reader.goPart} />
          {judgment.text.trim() ? (
            <EvidenceText
              label={t('judgments:reader.text')}
              text={reader.whole ?? judgment.text}
              spans={reader.spans}
              active={reader.active}
              goTo={reader.goTo}
              onHover={reader.hover}
              onPick={reader.pickText}
            />
          ) : (
            <EmptyState title={t('judgments:reader.noText')} reason={judgment.notes.join(' ')} />
          )}
        </section>
        <ReaderSide judgment={judgment} reader={reader} />
      </div>
    </div>
  );
}

function Notices({ judgment }: { judgment: JudgmentView }) {
  const { t } = useTranslation();
  const word = useWord();
  const unread = [...judgment.unread, ...judgment.notes];
  if (judgment.cut > 0) unread.push(t('judgments:reader.cut', { count: judgment.cut }));
  if (judgment.withdrawn) {
    const why = t('judgments:reader.withdrawn', { reason: judgment.withdrawn });
    return <Alert type="warning" showIcon title={why} />;
  }
  if (unread.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <span>
          <b>{word('read', judgment.state)}</b> {[...new Set(unread)].join(' ')}
        </span>
      }
    />
  );
}
