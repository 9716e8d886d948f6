/** Local rules: what models ask of places, what was entered for it; what is missing comes first. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LocalItem, localRulesQuery } from '../../../api/localRules';
import { useCan } from '../../../api/session';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { HelpLink } from '../../../components/HelpLink';
import type { AdminSearch } from '../search';
import { LocalItemPart } from './LocalItemPart';
import { LocalRuleForm } from './LocalRuleForm';

export function LocalTab() {
  const { t } = useTranslation();
  const query = useQuery(localRulesQuery);
  const may = useCan('local-rule');
  const { item: wanted } = useSearch({ strict: false }) as AdminSearch;
  const [adding, setAdding] = useState<LocalItem | null>(null);
  if (query.error && !query.data) {
    return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton active className="panel-pad" />;
  const { broken } = query.data;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls needs the keyboard
    <section className="admin-pane" tabIndex={0} aria-label={t('admin:tab.local')}>
      <p className="muted admin-lead">
        {t('admin:local.why')} {!may && t('admin:local.whoMay')}{' '}
        <HelpLink topic="models" section={t('admin:local.section')}>
          {t('admin:local.help')}
        </HelpLink>
      </p>
      {broken.map((text) => (
        <Alert
          key={text}
          type="error"
          showIcon
          className="admin-broken"
          title={t('admin:local.broken')}
          description={text}
        />
      ))}
      <Items items={query.data.items} wanted={wanted} onAdd={may ? setAdding : undefined} />
      {adding && <LocalRuleForm item={adding} onClose={() => setAdding(null)} />}
    </section>
  );
}

type ItemsProps = { items: LocalItem[]; wanted?: string; onAdd?: (item: LocalItem) => void };

/** The order stays while the page is open: what was just entered must not jump away. */
function Items({ items, wanted, onAdd }: ItemsProps) {
  const [order] = useState(() => missingFirst(items).map((one) => one.item));
  const place = (one: LocalItem) => (order.indexOf(one.item) + 1 || order.length + 1) - 1;
  return [...items]
    .sort((one, other) => place(one) - place(other))
    .map((item) => (
      <LocalItemPart
        key={item.item}
        item={item}
        wanted={item.item === wanted}
        onAdd={onAdd && (() => onAdd(item))}
      />
    ));
}

/** What somebody asks and nobody entered, then the rest; each in the order of the names. */
const missingFirst = (items: LocalItem[]) => [
  ...items.filter((one) => one.rules.length === 0),
  ...items.filter((one) => one.rules.length > 0),
];
