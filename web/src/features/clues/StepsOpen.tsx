/** Asked once before a clue is found true: which steps of the checklist are still open. */
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = { steps: string[]; onGoOn: () => void; onClose: () => void };

export function StepsOpen({ steps, onGoOn, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={steps.length > 0}
      title={t('clues:stepsOpen.title', { count: steps.length })}
      okText={t('clues:stepsOpen.goOn')}
      cancelText={t('clues:stepsOpen.back')}
      onOk={() => {
        onClose();
        onGoOn();
      }}
      onCancel={onClose}
      destroyOnHidden
    >
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p className="muted">{t('clues:stepsOpen.noted')}</p>
    </Modal>
  );
}
