/** For which places, units and times the file is complete: what a missing row means depends on it. */
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Cover } from '../types';

/** A statement as it is typed; `open`: a person said that it has no first or last day. */
export type Typed = Cover & { open?: boolean };

type Props = {
  covers: Typed[];
  /** of the file that they speak of */
  name: string;
  onChange: (covers: Typed[]) => void;
  /** called when a field is left */
  onLeave: () => void;
};

const PLACE = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$/;

export const placed = (cover: Typed) => PLACE.test(cover.place);
const dated = (cover: Typed) => Boolean(cover.open || (cover.start && cover.end));

/** Whether a statement can be sent: its place is of whole levels, and its days are no oversight. */
export const sound = (cover: Typed) => placed(cover) && dated(cover);

export function CoverageForm({ covers, name, onChange, onLeave }: Props) {
  const { t } = useTranslation();
  const ofFile = (label: string) => t('data:ofFile', { label, name });
  const edit = (index: number, part: Partial<Typed>) =>
    onChange(covers.map((cover, at) => (at === index ? { ...cover, ...part } : cover)));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears of its fields being left
    <div className="source-block" onBlur={onLeave}>
      <h2>{t('data:coverage.label')}</h2>
      <p className="small muted">{t('data:coverage.explain')}</p>
      {covers.length > 0 && <p className="small muted">{t('data:coverage.placeSaid')}</p>}
      {covers.length === 0 && <Alert type="warning" showIcon title={t('data:coverage.none')} />}
      {covers.map((cover, index) => (
        <CoverRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a statement has no other name than its place
          key={index}
          cover={cover}
          ofFile={ofFile}
          edit={(part) => edit(index, part)}
          remove={() => onChange(covers.filter((_, at) => at !== index))}
        />
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

type RowProps = {
  cover: Typed;
  ofFile: (label: string) => string;
  edit: (part: Partial<Typed>) => void;
  remove: () => void;
};

function CoverRow({ cover, ofFile, edit, remove }: RowProps) {
  const { t } = useTranslation();
  const whole = Boolean(cover.start && cover.end);
  return (
    <div className="cover-row">
      <Input
        aria-label={ofFile(t('data:coverage.place'))}
        placeholder={t('data:coverage.placeHint')}
        value={cover.place}
        maxLength={12}
        status={placed(cover) ? undefined : 'error'}
        onChange={(event) => edit({ place: event.target.value.trim() })}
      />
      <Input
        aria-label={ofFile(t('data:coverage.unit'))}
        placeholder={t('data:coverage.everyUnit')}
        value={cover.unit}
        maxLength={80}
        onChange={(event) => edit({ unit: event.target.value.trim() })}
      />
      <DatePicker.RangePicker
        aria-label={ofFile(t('data:coverage.days'))}
        allowEmpty={[true, true]}
        value={[cover.start ? dayjs(cover.start) : null, cover.end ? dayjs(cover.end) : null]}
        placeholder={[t('data:coverage.from'), t('data:coverage.to')]}
        onChange={(_, days) =>
          // what was said of other days does not hold for these
          edit({ start: days?.[0] || null, end: days?.[1] || null, open: false })
        }
      />
      <Button onClick={remove}>{t('data:coverage.remove')}</Button>
      {!whole && (
        <div className="small">
          <Checkbox
            checked={Boolean(cover.open)}
            onChange={(event) => edit({ open: event.target.checked })}
          >
            {t('data:coverage.noDays')}
          </Checkbox>
        </div>
      )}
      {!placed(cover) && <div className="small tone-red">{t('data:coverage.badPlace')}</div>}
      {!dated(cover) && <div className="small tone-red">{t('data:coverage.needsDays')}</div>}
    </div>
  );
}
