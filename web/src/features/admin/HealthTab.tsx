/** How the installation is: worker, disk, versions, optional parts. */
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { DescriptionGrid } from '../../components/DescriptionGrid';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { type Health, healthQuery } from './queries';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** `1536` → `1.5 KB`. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

export function HealthTab() {
  const query = useQuery(healthQuery);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="panel-pad" />;
  return <Told health={query.data} />;
}

function Told({ health }: { health: Health }) {
  const { t } = useTranslation();
  const worker = (
    <StatusTag tone={health.worker ? 'green' : 'red'}>
      {t(health.worker ? 'admin:health.alive' : 'admin:health.dead')}
    </StatusTag>
  );
  const disk = t('admin:health.diskText', {
    free: size(health.disk_free),
    total: size(health.disk_total),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls needs the keyboard
    <section className="admin-pane admin-cards" tabIndex={0} aria-label={t('admin:tab.health')}>
      <section className="panel panel-pad">
        <h2>{t('admin:health.now')}</h2>
        <DescriptionGrid
          columns={2}
          items={[
            { label: t('admin:health.worker'), value: worker },
            { label: t('admin:health.waiting'), value: count(health.waiting) },
            {
              label: t('admin:health.disk'),
              value: (
                <StatusTag plain tone={health.disk_low ? 'red' : 'green'}>
                  {disk}
                </StatusTag>
              ),
              whole: true,
            },
            { label: t('admin:health.home'), value: <code>{health.home}</code>, whole: true },
          ]}
        />
      </section>
      <section className="panel panel-pad">
        <h2>{t('admin:health.program')}</h2>
        <DescriptionGrid
          columns={2}
          items={[
            { label: t('admin:health.version'), value: health.program },
            { label: t('admin:health.database'), value: size(health.database_size) },
            { label: t('admin:health.revision'), value: health.revision },
            { label: 'Python', value: health.python },
            { label: t('admin:health.system'), value: health.system, whole: true },
          ]}
        />
      </section>
      <section className="panel panel-pad">
        <h2>{t('admin:health.parts')}</h2>
        <DescriptionGrid
          columns={1}
          items={(['ocr', 'converter', 'pages'] as const).map((part) => ({
            label: t(`admin:health.part.${part}`),
            value: health.parts[part] ? (
              <StatusTag plain tone="green">
                {t('admin:health.found', { where: health.parts[part] })}
              </StatusTag>
            ) : (
              <StatusTag plain tone="grey">
                {t(`admin:health.absent.${part}`)}
              </StatusTag>
            ),
          }))}
        />
      </section>
    </section>
  );
}
