/** The clue moved while one was typing, by somebody else or in another window; what was typed stays. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/problem';
import { minute } from '../../components/numbers';
import { useWord } from '../../components/useWord';

type Props = { problem: Problem; onGoOn: (event: number) => void };

export function Meanwhile({ problem, onGoOn }: Props) {
  const { t } = useTranslation();
  const told = (problem.params ?? {}) as Record<'actor' | 'at' | 'from' | 'to' | 'reason', string>;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('clues:meanwhile.title', {
        actor: told.actor,
        time: minute(told.at),
        state: told.to,
      })}
      description={
        <>
          {told.reason && <div>{t('clues:meanwhile.reason', { reason: told.reason })}</div>}
          <span>{t('clues:meanwhile.kept')} </span>
          <Button size="small" onClick={() => onGoOn(Number(problem.params?.event ?? 0))}>
            {t('clues:meanwhile.goOn')}
          </Button>
        </>
      }
    />
  );
}

type MovedProps = { state: string; onGoOn: () => void };

/** The same, noticed before anything was sent. */
export function Moved({ state, onGoOn }: MovedProps) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('clues:meanwhile.elsewhere', { state: word('state', state) })}
      description={
        <>
          <span>{t('clues:meanwhile.kept')} </span>
          <Button size="small" onClick={onGoOn}>
            {t('clues:meanwhile.goOn')}
          </Button>
        </>
      }
    />
  );
}
