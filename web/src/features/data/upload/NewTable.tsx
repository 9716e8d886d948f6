/** Make a standard table from a sheet that fits none: look through it, change it, keep it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, Modal, Select, Table } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { draftTable, keepTable, type TableWish } from '../deeds';
import { elementsQuery, poolKeys, standardQuery } from '../queries';
import type { Draft, Part, TableDraft } from '../types';
import { partName } from './useDrafts';

type Props = { draft: Draft; part: Part; onClose: () => void };

const WAIT_MS = 400;

export function NewTable({ draft, part, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [wish, setWish] = useState<TableWish>({
    part: part.no,
    name: suggestion(draft, part),
    elements: {},
    keys: null,
  });
  const proposal = useMutation({ mutationFn: (now: TableWish) => draftTable(draft.key, now) });
  const { mutate } = proposal;
  useEffect(() => {
    const timer = setTimeout(() => wish.name && mutate(wish), WAIT_MS);
    return () => clearTimeout(timer);
  }, [wish, mutate]);
  const keep = useMutation({
    mutationFn: () => keepTable(draft.key, wish),
    onSuccess: async (told) => {
      await cache.invalidateQueries({ queryKey: standardQuery.queryKey });
      cache.setQueryData(poolKeys.draft(draft.key), told);
      onClose();
    },
  });
  const error = keep.error ?? proposal.error;
  return (
    <Modal
      open
      width={920}
      title={t('data:newTable.title')}
      okText={t('data:newTable.keep')}
      okButtonProps={{ loading: keep.isPending, disabled: !proposal.data }}
      onOk={() => keep.mutate()}
      onCancel={onClose}
    >
      <p className="muted">{t('data:newTable.explain')}</p>
      <Input
        aria-label={t('data:newTable.name')}
        addonBefore={t('data:newTable.name')}
        value={wish.name}
        maxLength={60}
        onChange={(event) => setWish({ ...wish, name: event.target.value.trim() })}
      />
      {error ? <ErrorPanel error={error} compact /> : null}
      {proposal.data && <Columns made={proposal.data} wish={wish} onWish={setWish} />}
    </Modal>
  );
}

/** Only signs that a table's name may hold. */
function suggestion(draft: Draft, part: Part): string {
  const base = part.sheet && !/^sheet/i.test(part.sheet) ? partName(part) : draft.name;
  return base
    .replace(/\.[^.]*$/, '')
    .replace(/[^0-9A-Za-z_\p{Script=Han}]+/gu, '_')
    .slice(0, 40);
}

type ColumnsProps = { made: TableDraft; wish: TableWish; onWish: (wish: TableWish) => void };

function Columns({ made, wish, onWish }: ColumnsProps) {
  const { t } = useTranslation();
  const kinds = useQuery(elementsQuery).data ?? [];
  const keys = made.columns.filter((one) => one.key).map((one) => one.index);
  const options = kinds.map((kind) => ({
    value: kind.name,
    label: t('data:newTable.kind', { name: kind.name, example: kind.example }),
  }));
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="index"
      dataSource={made.columns}
      scroll={{ y: 320 }}
      columns={[
        { title: t('data:newTable.column'), dataIndex: 'name', width: 160 },
        {
          title: t('data:newTable.element'),
          width: 260,
          render: (_, one) => (
            <Select
              className="whole-width"
              aria-label={t('data:newTable.elementOf', { column: one.name })}
              value={one.element}
              options={options}
              popupMatchSelectWidth={false}
              onChange={(value) =>
                onWish({ ...wish, elements: { ...wish.elements, [one.index]: value } })
              }
            />
          ),
        },
        {
          title: t('data:newTable.key'),
          width: 80,
          render: (_, one) => (
            <Checkbox
              aria-label={t('data:newTable.keyOf', { column: one.name })}
              checked={one.key}
              onChange={(event) =>
                onWish({
                  ...wish,
                  keys: event.target.checked
                    ? [...keys, one.index].sort((a, b) => a - b)
                    : keys.filter((index) => index !== one.index),
                })
              }
            />
          ),
        },
        { title: t('data:newTable.why'), dataIndex: 'reason' },
      ]}
    />
  );
}
