/** One question that places answer: what it means, who asks it, and the answers. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LocalItem } from '../../../api/localRules';
import { StatusTag } from '../../../components/StatusTag';
import { LocalRuleRow } from './LocalRuleRow';

type Props = { item: LocalItem; wanted: boolean; onAdd?: () => void };

const HEADS = ['region', 'value', 'from', 'to', 'source', 'layer'] as const;

export function LocalItemPart({ item, wanted, onAdd }: Props) {
  const { t } = useTranslation();
  return (
    <section
      ref={wanted ? show : undefined}
      className={wanted ? 'admin-item admin-item-wanted' : 'admin-item'}
      aria-label={item.item}
    >
      <div className="row">
        <h2 className="admin-h2">{item.item}</h2>
        {item.rules.length === 0 && <StatusTag tone="amber">{t('admin:local.missing')}</StatusTag>}
        <span className="grow" />
        {onAdd && (
          <Button size="small" type={wanted ? 'primary' : 'default'} onClick={onAdd}>
            {t('admin:local.add')}
          </Button>
        )}
      </div>
      <div>
        {item.meaning}
        {item.unit && t('admin:local.unit', { unit: item.unit })}
      </div>
      <Asking item={item} />
      {item.rules.length > 0 && (
        <table className="admin-table admin-rules">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th scope="col" key={head} className={`admin-rule-${head}`}>
                  {t(`admin:local.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {item.rules.map((rule) => (
              <LocalRuleRow
                key={`${rule.file} ${rule.region} ${rule.from}`}
                item={item}
                rule={rule}
                may={onAdd !== undefined}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The item that a person came for is brought into view. */
const show = (part: HTMLElement | null) => part?.scrollIntoView({ block: 'start' });

function Asking({ item }: { item: LocalItem }) {
  const { t } = useTranslation();
  if (item.models.length === 0) return <div className="muted">{t('admin:local.nobody')}</div>;
  return (
    <div className="muted">
      {t('admin:local.models')}
      {item.models.map((model, index) => (
        <span key={model.id}>
          {index > 0 && t('common:comma')}
          <Link to={'/models/$id' as '/'} params={{ id: model.id } as never}>
            {model.name}
          </Link>
        </span>
      ))}
    </div>
  );
}
