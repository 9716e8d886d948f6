/** The questions that only other models ask, folded: to be looked at, or all left open at once. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { useOthers } from './useOthers';

type Props = {
  others: ReturnType<typeof useOthers>;
  busy: boolean;
  onSay: (values: Record<string, string>) => void;
};

export function OthersFold({ others, busy, onSay }: Props) {
  const { t } = useTranslation();
  const { names } = others;
  if (!others.folded) return null;
  const unknown = Object.fromEntries(names.map((name) => [name, '']));
  return (
    <div className="row map-others small">
      <span className="grow tone-amber" title={names.join(t('data:and'))}>
        {t('data:others.said', { count: names.length, columns: names.join(t('data:and')) })}
      </span>
      <Button size="small" onClick={others.unfold}>
        {t('data:others.unfold')}
      </Button>
      <Button size="small" loading={busy} onClick={() => onSay(unknown)}>
        {t('data:others.unknown')}
      </Button>
    </div>
  );
}
