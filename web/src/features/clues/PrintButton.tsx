/** Prints the clue; whether the steps of the computing go with it is asked first. */
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printOnce } from './printOnce';

type Props = { annex: boolean; onAnnex: (wanted: boolean) => void };

export function PrintButton({ annex, onAnnex }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const print = () => {
    setOpen(false);
    printOnce();
  };
  const asked = (
    <div className="column">
      <Checkbox checked={annex} onChange={(event) => onAnnex(event.target.checked)}>
        {t('clues:print.withAnnex')}
      </Checkbox>
      <p className="small muted">{t('clues:print.what')}</p>
      <Button type="primary" size="small" icon={<PrinterOutlined aria-hidden />} onClick={print}>
        {t('clues:print.go')}
      </Button>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={asked}
    >
      <Button size="small" icon={<PrinterOutlined aria-hidden />} aria-expanded={open}>
        {t('clues:head.print')}
      </Button>
    </Popover>
  );
}
