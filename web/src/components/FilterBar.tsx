/** The conditions of a list. The page gives the values (from `useUrlFilters`) and takes changes. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterInput } from './FilterInput';
import { cleaned, type Filters } from './useUrlFilters';

export type Option = { value: string; label: string };
/** Choices of one sort under their heading. */
export type Group = { label: string; options: Option[] };

export type FilterField =
  | { name: string; label: string; kind: 'text'; width?: number }
  | {
      name: string;
      label: string;
      kind: 'select' | 'multi';
      options: Option[] | Group[];
      width?: number;
    }
  /** two days in the fields `<name>_from` and `<name>_to` */
  | { name: string; label: string; kind: 'days'; width?: number };

type Props<F extends Filters> = {
  fields: FilterField[];
  value: F;
  onChange: (part: Partial<F>) => void;
  /** how many fields show before one asks for more */
  visible?: number;
  children?: ReactNode;
};

/** Names in the address that a field writes. */
const namesOf = (field: FilterField) =>
  field.kind === 'days' ? [`${field.name}_from`, `${field.name}_to`] : [field.name];

export function FilterBar<F extends Filters>(props: Props<F>) {
  const { fields, value, onChange, visible = 5, children } = props;
  const { t } = useTranslation();
  const set = cleaned(value);
  const isSet = (field: FilterField) => namesOf(field).some((name) => name in set);
  const [more, setMore] = useState(() => fields.slice(visible).some(isSet));
  const clear = () => {
    const none = fields.flatMap(namesOf).map((name) => [name, undefined]);
    onChange(Object.fromEntries(none) as Partial<F>);
  };
  return (
    <search className="filter-bar" aria-label={t('common:filter.label')}>
      {fields.slice(0, more ? undefined : visible).map((field) => (
        <FilterInput
          key={field.name}
          field={field}
          value={value}
          onChange={(part) => onChange(part as Partial<F>)}
        />
      ))}
      {fields.length > visible && (
        <Button onClick={() => setMore(!more)} aria-expanded={more}>
          {more ? t('common:filter.fewer') : t('common:filter.more')}
        </Button>
      )}
      {fields.some(isSet) && (
        <Button type="link" onClick={clear}>
          {t('common:filter.clear')}
        </Button>
      )}
      {children}
    </search>
  );
}
