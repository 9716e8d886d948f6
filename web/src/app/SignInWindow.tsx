/** Sign-in over the page when the session ended: what is on the page stays as it was. */
import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, useSession } from '../api/session';
import { giveUpSignIn, signedIn, signInWanted } from '../api/signing';
import { SignInForm } from '../components/SignInForm';

function Inside() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const account = useSession()?.user?.account;
  const done = () => {
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
      <Inside />
    </Modal>
  );
}
