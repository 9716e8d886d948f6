/** One condition of a FilterBar. */
import { CloseCircleFilled } from '@ant-design/icons';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterField, Option } from './FilterBar';
import { useClear } from './useClear';
import type { Filters } from './useUrlFilters';

type Props = { field: FilterField; value: Filters; onChange: (part: Filters) => void };

/** A quick typist is waited for. */
const PAUSE_MS = 400;
/** Room for one chosen word and the number of the others. */
const CHOSEN = 210;

export function FilterInput({ field, value, onChange }: Props) {
  const { t } = useTranslation();
  const { name, label } = field;
  const width = field.width ?? 150;
  if (field.kind === 'text') {
    return (
      <TextInput
        label={label}
        width={field.width ?? 200}
        value={String(value[name] ?? '')}
        onChange={(text) => onChange({ [name]: text })}
      />
    );
  }
  if (field.kind === 'days') {
    const [from, to] = [`${name}_from`, `${name}_to`];
    const at = (key: string) => (value[key] ? dayjs(String(value[key])) : null);
    return (
      <DatePicker.RangePicker
        style={{ width: field.width ?? 250 }}
        aria-label={label}
        title={label}
        allowEmpty={[true, true]}
        value={[at(from), at(to)]}
        onChange={(_, days) => onChange({ [from]: days?.[0], [to]: days?.[1] })}
      />
    );
  }
  // the name of the button is a setting of the part below, which the type leaves out
  const clear = { clearIcon: <CloseCircleFilled />, label: t('common:clear') } as object;
  // a chosen word is read in full: the field grows with it, only the further ones are counted
  const chosen = field.kind === 'multi' && Array.isArray(value[name]) && value[name].length > 0;
  return (
    <Select
      style={chosen ? { width: Math.max(width, CHOSEN) } : { minWidth: width }}
      aria-label={label}
      placeholder={label}
      allowClear={clear}
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount={1}
      maxTagTextLength={12}
      maxTagPlaceholder={(rest) => `+${rest.length}`}
      popupMatchSelectWidth={false}
      mode={field.kind === 'multi' ? 'multiple' : undefined}
      options={field.options as Option[] | undefined}
      value={value[name] as string | string[] | undefined}
      onChange={(chosen: unknown) => onChange({ [name]: chosen })}
    />
  );
}

type TextProps = { label: string; width: number; value: string; onChange: (text: string) => void };

function TextInput({ label, width, value, onChange }: TextProps) {
  const [text, setText] = useState(value);
  const clear = useClear();
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Input
      style={{ width }}
      allowClear={clear}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onChange(text.trim())}
    />
  );
}
