/** What a model finds, on what legal basis, what would disprove it, what came of it so far. */
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../components/DateText';
import { count } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { FitTag } from './FitTag';
import { Precision } from './Precision';
import type { Page } from './queries';
import type { Tab } from './routes';
import { stateTone } from './states';

export function AboutTab({ page, onTab }: { page: Page; onTab: (tab: Tab) => void }) {
  const { t } = useTranslation();
  return (
    <div className="grow models-about">
      <div className="models-words">
        <p className="models-purpose">{page.card.purpose}</p>
        {page.doubt && (
          <Alert type="warning" showIcon title={t('models:doubt')} description={page.doubt} />
        )}
        <Listed title={t('models:basis')} items={page.basis} />
        <Listed title={t('models:disprove')} items={page.disprove} />
        <Listed title={t('models:verify')} items={page.verify} />
        <Listed title={t('models:document')} items={page.document} />
      </div>
      <aside className="models-aside" aria-label={t('models:soFar')}>
        <SoFar page={page} onTab={onTab} />
        <Values page={page} />
      </aside>
    </div>
  );
}

function Listed({ title, items }: { title: string; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className="models-h2">{title}</h2>
      <ul className="models-list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

function SoFar({ page, onTab }: { page: Page; onTab: (tab: Tab) => void }) {
  const { t } = useTranslation();
  const { card } = page;
  const run = card.last_run;
  const lines = [
    { label: t('models:data'), value: <FitTag card={card} />, tab: 'data' as Tab },
    { label: t('models:rules'), value: count(card.rules), tab: 'rules' as Tab },
  ];
  return (
    <section>
      <h2 className="models-h2">{t('models:soFar')}</h2>
      <dl className="models-facts">
        {lines.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>
              {line.value}{' '}
              <button type="button" className="models-textlink" onClick={() => onTab(line.tab)}>
                {t('models:look')}
              </button>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('models:lastRun')}</dt>
          <dd>
            {run ? (
              <Link to={'/runs/$id' as '/'} params={{ id: run.id } as never} className="row">
                <DateText value={run.started} as="minute" />
                <StatusTag tone={stateTone(run.phase)}>{t(`models:phase.${run.phase}`)}</StatusTag>
              </Link>
            ) : (
              <span className="muted">{t('models:neverRun')}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('models:clues')}</dt>
          <dd>
            <Link to={'/clues' as '/'} search={{ model: card.id } as never}>
              {t('models:cluesBy', card.clues)}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t('models:precision')}</dt>
          <dd>
            <Precision clues={card.clues} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Values({ page }: { page: Page }) {
  const { t } = useTranslation();
  if (page.parameters.length === 0) return null;
  return (
    <section>
      <h2 className="models-h2">{t('models:parameters')}</h2>
      <dl className="models-values">
        {page.parameters.map((one) => (
          <div key={one.name}>
            <dt>{one.name}</dt>
            <dd>
              <strong>{one.value}</strong>
              <div className="muted small">{one.meaning}</div>
              <div className="muted small">{t('models:from', { source: one.source })}</div>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
