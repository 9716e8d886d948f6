/** Sign-in over the page when the session ended: what is on the page stays as it was. */
import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type Session, sessionQuery, useSession } from '../api/session';
import { giveUpSignIn, signedIn, signInWanted } from '../api/signing';
import { SignInForm } from '../components/SignInForm';

function Inside({ account }: { account?: string }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const done = (session: Session) => {
    if (session.user?.must_change) window.location.assign('/new-password');
    void cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
    signedIn();
  };
  return (
    <>
      <p className="muted">{t('shell:signIn.expired')}</p>
      <SignInForm account={account} onDone={done} />
    </>
  );
}

export function SignInWindow() {
  const { t } = useTranslation();
  const wanted = useSyncExternalStore(signInWanted.subscribe, signInWanted.now);
  // a window that is looked at again learns that nobody is signed in; what waits to be sent is
  // still the work of the one who was, and must not go out in another person's name
  const now = useSession()?.user?.account;
  const last = useRef(now);
  if (now) last.current = now;
  return (
    <Modal
      open={wanted}
      title={t('shell:signIn.again')}
      footer={null}
      width={400}
      centered
      zIndex={1500}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={giveUpSignIn}
    >
      <Inside account={last.current} />
    </Modal>
  );
}
