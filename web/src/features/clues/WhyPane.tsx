/** What would disprove the clue first, then why it is one, then what the sums may lack. */
import { InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Asides } from './Asides';
import { DecidedStep } from './DecidedStep';
import type { Detail, Explanation, Why } from './queries';

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
      {why.data && <Reasons why={why.data} suggest={detail.clue.suggest} />}
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

function Reasons({ why, suggest }: { why: Explanation; suggest: string[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  // the last step is the clue's own condition: it comes first
  const decided = why.steps.filter((step) => step.decided).reverse();
  const shown = all ? why.steps : decided;
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
        {!why.checked && (
          <p className="clue-doubt">{t('clues:why.unchecked', { doubt: why.doubt })}</p>
        )}
      </div>
      <Asides rows={why.put_aside} />
      <div className="clue-part">
        <h2 className="row">
          <span className="grow">{why.rule_name || t('clues:why.title')}</span>
          {why.steps.length > decided.length && (
            <Button type="link" size="small" onClick={() => setAll(!all)} aria-expanded={all}>
              {all
                ? t('clues:why.decidedOnly')
                : t('clues:why.allSteps', { count: why.steps.length })}
            </Button>
          )}
        </h2>
        {shown.map((step) => (
          <DecidedStep key={step.step} step={step} />
        ))}
        <p className="clue-notice small">
          <InfoCircleOutlined aria-hidden /> {t('clues:why.notice')}
        </p>
      </div>
      <Basis why={why} suggest={suggest} />
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
