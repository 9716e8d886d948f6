/** An empty list says why: the filters, or nothing was run yet. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { type ClueSearch, filterOf } from './search';

export function NoClues({ search }: { search: ClueSearch }) {
  const { t } = useTranslation();
  if (Object.keys(filterOf(search)).length > 0) {
    return (
      <EmptyState
        title={t('clues:empty.filtered')}
        reason={t('clues:empty.filteredWhy')}
        action={
          <Link to={'/clues' as '/'} search={{} as never}>
            <Button>{t('common:filter.clear')}</Button>
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t('clues:empty.none')}
      reason={t('clues:empty.noneWhy')}
      action={
        <Link to={'/models' as '/'}>
          <Button type="primary">{t('clues:empty.models')}</Button>
        </Link>
      }
    />
  );
}
