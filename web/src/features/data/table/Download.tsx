/** Fetch the rows set aside as a workbook, for a purpose that is written to the journal. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmReason } from '../../../components/ConfirmReason';
import { downloadAside } from '../deeds';

type Props = { table: string; importId: string; disabled: boolean };

export function Download({ table, importId, disabled }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {t('data:aside.download')}
      </Button>
      <ConfirmReason
        open={open}
        title={t('data:aside.download')}
        explain={t('data:aside.downloadExplain')}
        action={t('data:aside.downloadAct')}
        onConfirm={({ reason }) => downloadAside(table, importId, reason)}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
