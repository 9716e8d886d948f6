/** What a model asks of places, and whether anything was entered for it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localRulesQuery } from '../../api/localRules';
import { StatusTag } from '../../components/StatusTag';

export function LocalAsked({ model }: { model: string }) {
  const { t } = useTranslation();
  const items = (useQuery(localRulesQuery).data?.items ?? []).filter((item) =>
    item.models.some((one) => one.id === model),
  );
  if (items.length === 0) return null;
  const missing = items.some((item) => item.rules.length === 0);
  return (
    <section aria-label={t('models:local.title')}>
      <h2 className="models-h2">{t('models:local.title')}</h2>
      <div className="row models-tags">
        {items.map((item) => (
          <span key={item.item} className="row">
            <Link to="/admin" search={{ tab: 'local', item: item.item }}>
              {item.item}
            </Link>
            {item.rules.length === 0 ? (
              <StatusTag tone="amber" plain>
                {t('models:local.missing')}
              </StatusTag>
            ) : (
              <StatusTag tone="green" plain>
                {t('models:local.entered', { count: item.rules.length })}
              </StatusTag>
            )}
          </span>
        ))}
      </div>
      {missing && <div className="muted small">{t('models:local.why')}</div>}
    </section>
  );
}
