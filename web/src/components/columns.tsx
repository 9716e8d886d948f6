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
  /** `left`: columns that the width of the list leaves out, which this one may tell instead */
  render: (row: Row, left: ReadonlySet<string>) => ReactNode;
  /** pixels; one column without a width takes the rest */
  width?: number;
  /** share of the room that is left where the list is wider than its columns; none: all grow alike */
  grow?: number;
  align?: 'right' | 'center';
  /** the server can sort by it */
  sortable?: boolean;
  /** a list too narrow for its columns leaves out the one with the highest number first */
  less?: number;
  /** pixels; how narrow it may become where nothing is left that could be left out */
  least?: number;
  /** always shown */
  fixed?: boolean;
  /** the name in the column settings when the title is not a text */
  name?: string;
};

/** The columns of a table that a person hid, and those that a person wants however narrow it is. */
export function useChosen(table: string) {
  const [chosen, setChosen] = useState<Chosen>(() => ({
    hidden: readSettings().hidden[table] ?? [],
    kept: readSettings().kept[table] ?? [],
  }));
  const change = (next: Chosen) => {
    setChosen(next);
    const { hidden, kept } = readSettings();
    keepSettings({
      hidden: { ...hidden, [table]: next.hidden },
      kept: { ...kept, [table]: next.kept },
    });
  };
  return { chosen, change };
}

export type Chosen = { hidden: string[]; kept: string[] };

/** What a person chose, after the boxes were ticked so: only what changed is a choice. */
export function choiceOf(before: Chosen, shown: string[], ticked: string[]): Chosen {
  const on = ticked.filter((key) => !shown.includes(key));
  const off = shown.filter((key) => !ticked.includes(key));
  return {
    hidden: [...before.hidden.filter((key) => !on.includes(key)), ...off],
    kept: [...before.kept.filter((key) => !off.includes(key)), ...on],
  };
}

type Props<Row> = {
  columns: Column<Row>[];
  /** columns that are left out for want of room */
  left: ReadonlySet<string>;
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
};

export function ColumnSettings<Row>({ columns, left, chosen, onChange }: Props<Row>) {
  const { t } = useTranslation();
  const free = columns.filter((column) => !column.fixed);
  const options = free.map((column) => ({
    value: column.key,
    label: column.name ?? column.title,
  }));
  const shown = free
    .map(({ key }) => key)
    .filter((key) => !chosen.hidden.includes(key) && !left.has(key));
  const list = (
    <>
      <Checkbox.Group
        className="column"
        options={options}
        value={shown}
        onChange={(ticked) => onChange(choiceOf(chosen, shown, ticked))}
      />
      {left.size > 0 && <p className="small muted">{t('common:table.narrow')}</p>}
    </>
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
