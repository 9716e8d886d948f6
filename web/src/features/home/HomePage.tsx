/** Greets the user and leads to the rooms of the workbench. */
import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { PageHeader } from '../../layouts/PageHeader';

export function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const { nav } = useRouteContext({ from: '__root__' });
  return (
    <div className="page">
      <PageHeader title={t('home:title')} note={session?.unit} />
      <section className="panel panel-pad">
        <p>{t('home:hello', { name: session?.user?.name })}</p>
        <ul>
          {nav.map((entry) => (
            <li key={entry.to}>
              <Link to={entry.to as '/'}>{t(entry.label)}</Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
