/** For which places, units and times the file is complete: what a missing row means depends on it. */
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Cover } from '../types';

type Props = {
  covers: Cover[];
  /** of the file that they speak of */
  name: string;
  onChange: (covers: Cover[]) => void;
  /** called when a field is left */
  onLeave: () => void;
};

const PLACE = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$/;

/** Whether a statement can be sent: a place is a region code of whole levels, or empty. */
export const sound = (cover: Cover) => PLACE.test(cover.place);

export function CoverageForm({ covers, name, onChange, onLeave }: Props) {
  const { t } = useTranslation();
  const ofFile = (label: string) => t('data:ofFile', { label, name });
  const edit = (index: number, part: Partial<Cover>) =>
    onChange(covers.map((cover, at) => (at === index ? { ...cover, ...part } : cover)));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears of its fields being left
    <div className="source-block" onBlur={onLeave}>
      <h2>{t('data:coverage.label')}</h2>
      <p className="small muted">{t('data:coverage.explain')}</p>
      {covers.length === 0 && <Alert type="warning" showIcon title={t('data:coverage.none')} />}
      {covers.map((cover, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a statement has no other name than its place
        <div className="cover-row" key={index}>
          <Input
            aria-label={ofFile(t('data:coverage.place'))}
            placeholder={t('data:coverage.placeHint')}
            value={cover.place}
            maxLength={12}
            status={sound(cover) ? undefined : 'error'}
            onChange={(event) => edit(index, { place: event.target.value.trim() })}
          />
          <Input
            aria-label={ofFile(t('data:coverage.unit'))}
            placeholder={t('data:coverage.everyUnit')}
            value={cover.unit}
            maxLength={80}
            onChange={(event) => edit(index, { unit: event.target.value.trim() })}
          />
          <DatePicker.RangePicker
            aria-label={ofFile(t('data:coverage.days'))}
            allowEmpty={[true, true]}
            value={[cover.start ? dayjs(cover.start) : null, cover.end ? dayjs(cover.end) : null]}
            placeholder={[t('data:coverage.from'), t('data:coverage.to')]}
            onChange={(_, days) =>
              edit(index, { start: days?.[0] || null, end: days?.[1] || null })
            }
          />
          <Button onClick={() => onChange(covers.filter((_, at) => at !== index))}>
            {t('data:coverage.remove')}
          </Button>
          {!sound(cover) && <div className="small tone-red">{t('data:coverage.badPlace')}</div>}
        </div>
      ))}
      <div>
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onChange([...covers, { place: '', unit: '', start: null, end: null }])}
        >
          {t('data:coverage.add')}
        </Button>
      </div>
    </div>
  );
}
