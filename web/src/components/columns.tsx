/** Columns of a DataTable, and which of them the user hid. */
import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepSettings, readSettings } from '../app/settings';

export type Column<Row> = {
  key: string;
  title: ReactNode;
  render: (row: Row) => ReactNode;
  /** pixels; one column without a width takes the rest */
  width?: number;
  /** share of the room that is left where the list is wider than its columns; none: all grow alike */
  grow?: number;
  align?: 'right' | 'center';
  /** the server can sort by it */
  sortable?: boolean;
  /** always shown */
  fixed?: boolean;
  /** the name in the column settings when the title is not a text */
  name?: string;
};

/** The hidden columns of a table, kept by its name. */
export function useHidden(table: string) {
  const [hidden, setHidden] = useState<string[]>(() => readSettings().hidden[table] ?? []);
  const change = (next: string[]) => {
    setHidden(next);
    keepSettings({ hidden: { ...readSettings().hidden, [table]: next } });
  };
  return { hidden, change };
}

type Props<Row> = {
  columns: Column<Row>[];
  hidden: string[];
  onChange: (hidden: string[]) => void;
};

export function ColumnSettings<Row>({ columns, hidden, onChange }: Props<Row>) {
  const { t } = useTranslation();
  const free = columns.filter((column) => !column.fixed);
  const options = free.map((column) => ({
    value: column.key,
    label: column.name ?? column.title,
  }));
  const shown = free.filter((column) => !hidden.includes(column.key)).map(({ key }) => key);
  const list = (
    <Checkbox.Group
      className="column"
      options={options}
      value={shown}
      onChange={(chosen) =>
        onChange(free.filter(({ key }) => !chosen.includes(key)).map(({ key }) => key))
      }
    />
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('common:table.columns')}
      content={list}
    >
      <Button size="small" type="text" icon={<SettingOutlined aria-hidden />}>
        {t('common:table.columns')}
      </Button>
    </Popover>
  );
}
