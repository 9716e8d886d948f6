/** Sign-in; leads to the address that was asked for. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery, useSession } from '../../api/session';
import { SignInForm } from '../../components/SignInForm';
import { DemoAccess } from './DemoAccess';
import { EntranceFrame } from './EntranceFrame';

export function SignInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const cache = useQueryClient();
  const session = useSession();
  const { next } = useSearch({ from: '/sign-in' });
  const enter = async () => {
    await cache.fetchQuery({ ...sessionQuery, staleTime: 0 });
    router.history.push(next ?? '/');
  };
  return (
    <EntranceFrame title={t('entrance:signIn.title')} unit={session?.unit}>
      {session?.access && <DemoAccess access={session.access} />}
      <SignInForm onDone={() => void enter()} />
      <p className="muted small">{t('entrance:signIn.secrecy')}</p>
      <p className="muted small">{t('entrance:signIn.forgotten')}</p>
    </EntranceFrame>
  );
}
