/** Places that a list names where codes should stand: which code each has, said once by a person. */
import { Button, Input, Space } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { count } from '../../../components/numbers';
import { useNamePlace } from '../deeds';
import type { Draft, NamedPlace, Part } from '../types';
import type { Line } from './PartNotes';

export function placesLine(draft: Draft, part: Part, t: TFunction): Line {
  const open = part.places.some((one) => one.open);
  const headers = [...new Set(part.places.map((one) => one.header))].join(t('data:and'));
  return {
    key: 'places',
    type: open ? 'warning' : 'info',
    open,
    text: (
      <div>
        <div>{t(open ? 'data:places.ask' : 'data:places.told', { columns: headers })}</div>
        {part.places.map((place) => (
          <Place key={place.name} draft={draft} part={part} place={place} />
        ))}
      </div>
    ),
  };
}

type Props = { draft: Draft; part: Part; place: NamedPlace };

function Place({ draft, part, place }: Props) {
  const { t } = useTranslation();
  const answer = useNamePlace(draft.key);
  const [changing, setChanging] = useState(false);
  const say = (code: string) =>
    answer.mutate(
      { answers: { [`p${part.no}.place.${place.name}`]: code } },
      { onSuccess: () => setChanging(false) },
    );
  const rows = t('data:places.rows', { name: place.name, count: place.rows });
  if (!place.open && !changing)
    return (
      <div className="row">
        <span>
          {place.code
            ? t('data:places.known', {
                name: place.name,
                code: place.code,
                rows: count(place.rows),
              })
            : t('data:places.unknown', { name: place.name, rows: count(place.rows) })}
        </span>
        <Button size="small" type="link" onClick={() => setChanging(true)}>
          {t('data:places.change')}
        </Button>
      </div>
    );
  return (
    <div>
      <Space size="small" wrap>
        <span>{rows}</span>
        <Code place={place} pending={answer.isPending} say={say} />
        {place.likely && (
          <Button size="small" disabled={answer.isPending} onClick={() => say(place.likely)}>
            {t('data:places.likely', { code: place.likely })}
          </Button>
        )}
        <Button size="small" disabled={answer.isPending} onClick={() => say('')}>
          {t('data:places.leave')}
        </Button>
      </Space>
      {answer.error ? <ErrorPanel error={answer.error} compact /> : null}
    </div>
  );
}

type CodeProps = { place: NamedPlace; pending: boolean; say: (code: string) => void };

/** The field for the code; it is sent by its button or the enter key. */
function Code({ place, pending, say }: CodeProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState(place.code);
  return (
    <Space.Compact size="small">
      <Input
        size="small"
        aria-label={t('data:places.code', { name: place.name })}
        placeholder={t('data:places.hint')}
        value={code}
        maxLength={12}
        style={{ width: 120 }}
        onChange={(event) => setCode(event.target.value.trim())}
        onPressEnter={() => code && say(code)}
      />
      <Button
        size="small"
        type="primary"
        loading={pending}
        disabled={!code}
        onClick={() => say(code)}
      >
        {t('data:places.take')}
      </Button>
    </Space.Compact>
  );
}
