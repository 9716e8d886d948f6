/** The kinds of things with their counts; one can be looked at alone. */
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { count } from '../../components/numbers';

export type Group = components['schemas']['SearchGroup'];
type Props = { groups: Group[]; kind: string; onKind: (kind: string | undefined) => void };

export function Kinds({ groups, kind, onKind }: Props) {
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('search:kind.all') },
    ...groups.map((group) => ({
      value: group.kind,
      label: `${t(`search:kind.${group.kind}`)} ${count(group.total)}`,
      disabled: group.total === 0,
    })),
  ];
  return (
    <div>
      <Segmented
        aria-label={t('search:kind.label')}
        value={kind}
        options={options}
        onChange={(next) => onKind(next || undefined)}
      />
    </div>
  );
}
