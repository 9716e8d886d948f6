/** What a run stands on: versions of tables, values, program; and making it again. */
import { Link } from '@tanstack/react-router';
import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../components/DateText';
import { DescriptionGrid } from '../../components/DescriptionGrid';
import { count } from '../../components/numbers';
import type { Page } from './queries';
import { Replay } from './Replay';

type Input = Page['inputs'][number];

export function KeptTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { run } = page;
  return (
    <div className="grow runs-scroll runs-kept">
      {page.kept && <Replay page={page} />}
      <section>
        <h2 className="runs-h2">{t('runs:inputs')}</h2>
        <Inputs page={page} />
      </section>
      {page.values.length > 0 && (
        <section>
          <h2 className="runs-h2">{t('runs:values')}</h2>
          <DescriptionGrid
            columns={3}
            items={page.values.map((one) => ({
              label: one.name,
              value:
                one.value === one.default ? (
                  one.value
                ) : (
                  <span className="tone-amber">
                    {one.value} {t('runs:insteadOf', { value: one.default })}
                  </span>
                ),
            }))}
          />
        </section>
      )}
      <section>
        <h2 className="runs-h2">{t('runs:about')}</h2>
        <DescriptionGrid
          columns={3}
          items={[
            { label: t('runs:id'), value: <Copied text={run.id} /> },
            { label: t('runs:asOf'), value: <DateText value={run.as_of} /> },
            { label: t('runs:program'), value: page.program },
            { label: t('runs:engine'), value: page.engine },
            { label: t('runs:modelVersion'), value: page.model_version },
            {
              label: t('runs:digest'),
              value: page.digest && <Copied text={page.digest} />,
              whole: true,
            },
          ]}
        />
      </section>
    </div>
  );
}

function Copied({ text }: { text: string }) {
  return (
    <Typography.Text copyable={{ text }} className="mono runs-digest">
      {text}
    </Typography.Text>
  );
}

function Inputs({ page }: { page: Page }) {
  const { t } = useTranslation();
  return (
    <Table<Input>
      size="small"
      pagination={false}
      rowKey={(one) => one.aliases.join()}
      dataSource={page.inputs}
      columns={[
        {
          title: t('runs:table'),
          key: 'table',
          render: (_, one) =>
            one.version ? (
              <Link to={'/data/tables/$name' as '/'} params={{ name: one.table } as never}>
                {one.table}
              </Link>
            ) : (
              one.table
            ),
        },
        {
          title: t('runs:alias'),
          key: 'alias',
          render: (_, one) => one.aliases.join(t('common:comma')),
        },
        {
          title: t('runs:version'),
          key: 'version',
          render: (_, one) => <Version input={one} />,
        },
        { title: t('runs:asOf'), key: 'day', render: (_, one) => <DateText value={one.as_of} /> },
        {
          title: t('runs:rows'),
          key: 'rows',
          align: 'right',
          render: (_, one) => (typeof one.rows === 'number' ? count(one.rows) : t('common:none')),
        },
        {
          title: t('runs:inQuarantine'),
          key: 'aside',
          align: 'right',
          render: (_, one) => count(one.quarantined),
        },
      ]}
    />
  );
}

function Version({ input }: { input: Input }) {
  const { t } = useTranslation();
  if (input.facts) return <span>{t('runs:ofDocument')}</span>;
  if (!input.version) return <span className="tone-amber">{t('runs:noData')}</span>;
  const newer = input.newest > input.version;
  return (
    <span>
      {t('runs:versionOf', { version: input.version })}
      {newer && (
        <span className="tone-amber small"> {t('runs:newer', { version: input.newest })}</span>
      )}
    </span>
  );
}
