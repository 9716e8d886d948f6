/** One delivery: documents by state, clues by grade and rule, what was not read and why, copies. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/LinkButton';
import { count, minute } from '../../components/numbers';
import { PageError } from '../../layouts/PageError';
import { PageHeader } from '../../layouts/PageHeader';
import { PageSkeleton } from '../../layouts/PageSkeleton';
import { type Delivery, deliveryQuery } from './queries';
import { RuleTable } from './RuleTable';
import { GradeTag, StateTag } from './tags';
import './judgments.css';

export function DeliveryPage() {
  const { t } = useTranslation();
  const { delivery: key } = useParams({ strict: false }) as { delivery: string };
  const found = useQuery(deliveryQuery(key));
  if (found.error)
    return (
      <PageError
        title={t('judgments:delivery.title')}
        list={{ label: t('judgments:nav'), to: '/judgments' }}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (!found.data) return <PageSkeleton />;
  const delivery = found.data;
  return (
    <div className="page">
      <PageHeader
        title={t('judgments:delivery.title')}
        note={[delivery.supplier, minute(delivery.created), delivery.actor]
          .filter(Boolean)
          .join(' · ')}
        crumbs={[
          { label: t('judgments:nav'), to: '/judgments' },
          { label: t('judgments:delivery.title') },
        ]}
        actions={
          <>
            <LinkButton to="/judgments/import">{t('judgments:delivery.more')}</LinkButton>
            <LinkButton to="/judgments" search={{ import_id: delivery.id } as never} main>
              {t('judgments:delivery.open')}
            </LinkButton>
          </>
        }
      />
      <Figures delivery={delivery} />
      <div className="delivery-grid">
        <section className="panel column" aria-labelledby="delivery-rules">
          <h2 id="delivery-rules" className="panel-title">
            {t('judgments:delivery.rules')}
          </h2>
          <div className="panel-pad">
            {delivery.screening ? (
              <RuleTable screening={delivery.screening} delivery={delivery.id} />
            ) : (
              <p className="muted">
                {t(
                  delivery.grades.length > 0
                    ? 'judgments:delivery.screenedLater'
                    : 'judgments:delivery.notScreened',
                )}
              </p>
            )}
          </div>
        </section>
        <div className="column delivery-side">
          <Unread delivery={delivery} />
          <Copies delivery={delivery} />
        </div>
      </div>
    </div>
  );
}

function Figures({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const search = (more: object) => ({ import_id: delivery.id, ...more }) as never;
  return (
    <section className="panel figures">
      <div className="figure">
        <span className="kpi">{count(delivery.documents)}</span>
        <span className="muted">{t('judgments:delivery.documents')}</span>
      </div>
      {delivery.states.map((one) => (
        <Link
          key={one.value}
          className="figure"
          to="/judgments"
          search={search({ state: [one.value] })}
        >
          <span className="kpi">{count(one.count)}</span>
          <StateTag state={one.value} code={one.code ?? ''} plain />
        </Link>
      ))}
      {delivery.grades.map((one) => (
        <Link
          key={one.code}
          className="figure"
          to="/judgments"
          search={search({ clues: one.code })}
        >
          <span className="kpi">{count(one.count)}</span>
          <span className="row">
            <GradeTag grade={one.grade} code={one.code} plain />
            <span className="muted">{t('judgments:delivery.clue')}</span>
          </span>
        </Link>
      ))}
      <div className="figure">
        <span className="kpi">{count(delivery.copies.length)}</span>
        <span className="muted">{t('judgments:delivery.copies')}</span>
      </div>
    </section>
  );
}

function Unread({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  return (
    <section className="panel column" aria-labelledby="delivery-open">
      <h2 id="delivery-open" className="panel-title">
        {t('judgments:delivery.unread', { count: delivery.open.length })}
      </h2>
      <ul className="reason-list">
        {delivery.open.map((one) => (
          <li key={one.id}>
            <span className="row">
              <StateTag state={one.state} code={one.state_code} plain />
              <Link to="/judgments/$document" params={{ document: one.id }}>
                {one.name || one.source}
              </Link>
            </span>
            <span className="muted small">{one.reasons}</span>
          </li>
        ))}
        {delivery.open.length === 0 && <li className="muted">{t('judgments:delivery.allRead')}</li>}
      </ul>
    </section>
  );
}

function Copies({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  if (delivery.copies.length === 0) return null;
  return (
    <section className="panel column" aria-labelledby="delivery-copies">
      <h2 id="delivery-copies" className="panel-title">
        {t('judgments:delivery.copyList', { count: delivery.copies.length })}
      </h2>
      <ul className="reason-list">
        {delivery.copies.map((one) => (
          <li key={one.source}>
            <span>{one.source}</span>
            <span className="muted small">
              {one.reason}
              {' → '}
              <Link to="/judgments/$document" params={{ document: one.of_id }}>
                {one.of_name}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
