/** Several of one name: the person who asks says which is meant. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WhyAnswer } from './queries';

type Props = { subject: string; choose: WhyAnswer['choose']; onPick: (index: number) => void };

export function WhyChoose({ subject, choose, onPick }: Props) {
  const { t } = useTranslation();
  return (
    <section className="models-whysum" aria-label={t('models:why.choose', { subject })}>
      <h2>{t('models:why.choose', { subject })}</h2>
      <p className="muted">{t('models:why.chooseWhy')}</p>
      {choose.map((one) => (
        <p key={one.index}>
          <Button size="small" onClick={() => onPick(one.index)}>
            {one.shown}
          </Button>{' '}
          <span className="muted small">
            {t('models:why.chooseIn', { tables: one.tables.join(t('models:why.and')) })}
          </span>
        </p>
      ))}
    </section>
  );
}
