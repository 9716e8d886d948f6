/** Opens the window in which a whole row is added that the machine did not read. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { AddRowWindow } from './AddRowWindow';
import type { JudgmentView } from './queries';

export function AddRow({ judgment }: { judgment: JudgmentView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const may = useCan('correct');
  if (!may || judgment.addable.length === 0) return null;
  return (
    <>
      <Button size="small" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('judgments:addRow.open')}
      </Button>
      <AddRowWindow judgment={judgment} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
