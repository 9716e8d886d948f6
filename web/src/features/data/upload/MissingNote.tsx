/** Required columns that the file lacks; one with few possible values is stated for every row here. */
import { Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../deeds';
import type { Draft, Part } from '../types';

type Props = { draft: Draft; part: Part };

export function MissingNote({ draft, part }: Props) {
  const { t } = useTranslation();
  const answer = useAnswer(draft.key);
  const listed = part.targets.filter(
    (target) => part.missing.includes(target.name) && target.values.length > 0,
  );
  return (
    <>
      {t('data:note.missing', { columns: part.missing.join(t('data:and')) })}
      {listed.length > 0 && (
        <Space wrap size="middle" className="missing-stated">
          {listed.map(({ name, values }) => (
            <span key={name}>
              {t('data:note.missingStated', { column: name })}{' '}
              <Select
                size="small"
                className="asked-list"
                aria-label={t('data:map.fixedOf', { column: name })}
                placeholder={t('data:map.fixedChoose')}
                loading={answer.isPending}
                popupMatchSelectWidth={false}
                onChange={(value: string) =>
                  answer.mutate({ answers: { [`p${part.no}.column.${name}`]: `=${value}` } })
                }
                options={values.map((value) => ({ value, label: value }))}
              />
            </span>
          ))}
        </Space>
      )}
    </>
  );
}
