/** What would disprove the clue first, then the facts and their basis; the steps are folded. */
import { InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Asides } from './Asides';
import { BesideRows } from './BesideRows';
import { Facts } from './Facts';
import { lacking } from './facts';
import type { Detail, Explanation, Why } from './queries';
import { Remarks } from './Remarks';
import { Story } from './Story';

type Props = { detail: Detail; why: Why };

export function WhyPane({ detail, why }: Props) {
  const { t } = useTranslation();
  return (
    <section
      className="panel grow clue-why"
      aria-label={t('clues:why.title')}
      aria-busy={why.isPending}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard
      tabIndex={0}
    >
      {why.error ? <ErrorPanel error={why.error} onRetry={() => void why.refetch()} /> : null}
      {why.isPending && <Waiting />}
      {why.data && <Reasons why={why.data} detail={detail} />}
    </section>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="clue-part" role="status" aria-label={t('clues:why.computing')}>
      <Skeleton active paragraph={{ rows: 3 }} />
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  );
}

function Reasons({ why, detail }: { why: Explanation; detail: Detail }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="clue-part clue-disprove">
        <h2>
          <WarningOutlined aria-hidden /> {t('clues:why.disprove')}
        </h2>
        {why.disprove.length > 0 ? (
          <ul>
            {why.disprove.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          <p className="muted">{t('clues:why.noDisprove')}</p>
        )}
        <Remarks remarks={why.remarks} />
        {!why.checked && (
          <p className="clue-doubt">{t('clues:why.unchecked', { doubt: why.doubt })}</p>
        )}
      </div>
      <div className="clue-part">
        <h2>{t('clues:why.title')}</h2>
        <Facts
          title={detail.clue.title}
          tables={why.facts}
          day={why.as_of}
          lacking={lacking(why)}
          written={detail.document !== ''}
        />
        <p className="clue-notice small">
          <InfoCircleOutlined aria-hidden /> {t('clues:why.notice')}
        </p>
      </div>
      <Basis why={why} suggest={detail.clue.suggest} />
      <Asides rows={why.put_aside} />
      <BesideRows clue={detail.clue.id} />
      <details className="clue-part clue-fold">
        <summary>{t('clues:why.steps')}</summary>
        <p className="small muted">{t('clues:why.stepsWhy')}</p>
        <Story clue={detail.clue.id} steps={why.steps} title={detail.clue.title} />
      </details>
    </>
  );
}

function Basis({ why, suggest }: { why: Explanation; suggest: string[] }) {
  const { t } = useTranslation();
  return (
    <div className="clue-part">
      <h2>{t('clues:why.basis')}</h2>
      <ul>
        {why.basis.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {suggest.length > 0 && (
        <p>
          <span className="muted">{t('clues:why.suggest')}</span>
          {suggest.join(t('common:comma'))}
        </p>
      )}
      <p className="small muted">{t('clues:why.asOf', { day: why.as_of })}</p>
    </div>
  );
}
