/** The two halves of the pages before sign-in. */
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './LanguageSwitch';

type Props = { title: string; unit?: string; children: ReactNode };

export function EntranceFrame({ title, unit, children }: Props) {
  const { t } = useTranslation();
  const program = t('common:program');
  useEffect(() => {
    document.title = `${title} · ${program}`;
  }, [title, program]);
  return (
    <div className="entrance">
      <section className="entrance-name">
        <h1>{program}</h1>
        <p>{t('entrance:line')}</p>
        {unit && <p>{unit}</p>}
      </section>
      <main className="entrance-form">
        <LanguageSwitch />
        <div className="entrance-box">
          <h2>{title}</h2>
          {children}
        </div>
      </main>
    </div>
  );
}
