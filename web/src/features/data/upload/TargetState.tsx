/** How far a standard column is; where a match is only proposed, the answers to it. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../components/StatusTag';
import type { Target } from '../types';
import { asked } from './useOthers';

type Props = {
  target: Target;
  /** the match is asked about by itself: nothing takes it along with others */
  alone: boolean;
  refused: boolean;
  onSay: (values: Record<string, string>) => void;
};

export function TargetState({ target, alone, refused, onSay }: Props) {
  const { t } = useTranslation();
  if (refused) return <StatusTag tone="red">{t('data:map.refused')}</StatusTag>;
  const short = target.fixed === target.blank ? 'blankShort' : 'fixedShort';
  if (target.fixed && target.sure)
    return <StatusTag tone="green">{t(`data:map.${short}`)}</StatusTag>;
  if (asked(target)) return <StatusTag tone="amber">{t('data:map.toAnswer')}</StatusTag>;
  if (target.dated) return <StatusTag tone="green">{t('data:map.ofDayShort')}</StatusTag>;
  if (target.source == null && !target.fixed) {
    if (target.required) return <StatusTag tone="red">{t('data:map.lacking')}</StatusTag>;
    return <StatusTag tone="grey">{t('data:map.notSupplied')}</StatusTag>;
  }
  if (target.sure) return <StatusTag tone="green">{t('data:map.settled')}</StatusTag>;
  return (
    <>
      <Proposed target={target} onSay={onSay} />
      {alone && <div className="small tone-amber">{t('data:map.alone')}</div>}
    </>
  );
}

/** Yes, or no: a required column cannot go without, so that another one has to be chosen for it. */
function Proposed({ target, onSay }: Pick<Props, 'target' | 'onSay'>) {
  const { t } = useTranslation();
  const answer = target.fixed ? `=${target.fixed}` : `c${target.source}`;
  return (
    <div className="row">
      <Button size="small" type="primary" onClick={() => onSay({ [target.name]: answer })}>
        {t('data:map.confirm')}
      </Button>
      {!target.required && (
        <Button
          size="small"
          title={t('data:map.denyThen')}
          onClick={() => onSay({ [target.name]: '' })}
        >
          {t('data:map.deny')}
        </Button>
      )}
    </div>
  );
}
