/** A page whose object cannot be shown: why, and the way to the list it belongs to. */
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { ErrorPanel } from '../components/ErrorPanel';
import { LinkButton } from '../components/LinkButton';
import { PageHeader } from './PageHeader';

type Props = {
  title: string;
  /** the list from which one comes to this page */
  list: { label: string; to: string };
  error: unknown;
  onRetry: () => void;
};

export function PageError({ title, list, error, onRetry }: Props) {
  const { t } = useTranslation();
  // what does not exist will not exist at the next try
  const gone = asProblem(error).status === 404;
  return (
    <div className="page">
      <PageHeader title={title} crumbs={[list, { label: title }]} />
      <ErrorPanel error={error} onRetry={gone ? undefined : onRetry} />
      <div>
        <LinkButton to={list.to as '/'}>{t('common:backTo', { list: list.label })}</LinkButton>
      </div>
    </div>
  );
}
