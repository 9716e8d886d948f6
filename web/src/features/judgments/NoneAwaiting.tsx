/** Nothing of this sort waits for a person: says what waits of the others, which are counted above. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { LinkButton } from '../../components/LinkButton';
import { count } from '../../components/numbers';
import { AWAITING_SORTS, type AwaitingCounts, type AwaitingSort } from './queries';

type Props = {
  sort: AwaitingSort;
  /** only what this rule put aside was asked for */
  rule?: string;
  /** of all rules */
  counts: AwaitingCounts;
  onSort: (sort: AwaitingSort) => void;
  onAllRules: () => void;
};

export function NoneAwaiting({ sort, rule, counts, onSort, onAllRules }: Props) {
  const { t } = useTranslation();
  const name = t(`judgments:awaiting.sort.${sort}`);
  const others = AWAITING_SORTS.filter((one) => one !== sort && counts[one] > 0);
  if (rule && counts[sort] > 0) {
    return (
      <EmptyState
        title={t('judgments:awaiting.noneOfRule', { sort: name })}
        reason={t('judgments:awaiting.noneOfRuleWhy', { count: counts[sort] })}
        action={<Button onClick={onAllRules}>{t('judgments:awaiting.allRules')}</Button>}
      />
    );
  }
  if (others.length > 0) {
    const sum = others.reduce((all, one) => all + counts[one], 0);
    return (
      <EmptyState
        title={t('judgments:awaiting.noneOf', { sort: name })}
        reason={t('judgments:awaiting.noneOfWhy', { count: sum })}
        action={
          <div className="row">
            {others.map((one) => (
              <Button key={one} onClick={() => onSort(one)}>
                {t('judgments:awaiting.sortCount', {
                  sort: t(`judgments:awaiting.sort.${one}`),
                  shown: count(counts[one]),
                })}
              </Button>
            ))}
          </div>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t('judgments:awaiting.none')}
      reason={t('judgments:awaiting.noneWhy')}
      action={<LinkButton to="/judgments/import">{t('judgments:import.title')}</LinkButton>}
    />
  );
}
