/** Other clues of the same subject. */
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { EmptyState } from '../../components/EmptyState';
import { withGroups } from '../../components/numbers';
import { StateTag, WeightTag } from './marks';
import type { Clue } from './queries';

type Props = { clue: Clue; related: components['schemas']['Related'] | undefined };

export function RelatedTab({ clue, related }: Props) {
  const { t } = useTranslation();
  if (!related) return <Skeleton active className="clue-part" />;
  if (related.items.length === 0) {
    return (
      <EmptyState
        title={t('clues:related.none')}
        reason={clue.subject && t('clues:related.noneWhy', { subject: clue.subject })}
      />
    );
  }
  return (
    <div className="clue-scroll">
      <ul className="clue-related">
        {related.items.map((one) => (
          <li key={one.id}>
            <StateTag state={one.state} code={one.code} />
            <WeightTag clue={one} />
            <span className="grow">
              <Link to={`/clues/${one.id}` as '/'}>{withGroups(one.title)}</Link>
              <div className="small muted">
                {[...one.case_numbers, one.model_name].join(t('common:comma'))}
              </div>
            </span>
          </li>
        ))}
      </ul>
      {related.total > related.items.length && (
        <Link
          className="clue-part"
          to={'/clues' as '/'}
          search={{ subject: clue.subject } as never}
        >
          {t('clues:related.all', { count: related.total })}
        </Link>
      )}
    </div>
  );
}
