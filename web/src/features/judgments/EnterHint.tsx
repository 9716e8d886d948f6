/** Makes a clue of the ledger of a hint that corrected facts bring about. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { ErrorPanel } from '../../components/ErrorPanel';
import type { Finding } from './queries';
import { useCorrected } from './useCorrected';

type Props = { judgment: string; finding: Finding };

export function EnterHint({ judgment, finding }: Props) {
  const { t } = useTranslation();
  const corrected = useCorrected(judgment);
  const may = useCan('clue');
  const entering = useMutation({
    mutationFn: async () => {
      const path = { key: judgment, hint: finding.id };
      const { data } = await api.POST('/api/v1/documents/{key}/findings/{hint}/clue', {
        params: { path },
      });
      corrected(data);
    },
  });
  if (!may || !finding.enters) return null;
  return (
    <>
      <span className="row">
        <Button
          size="small"
          loading={entering.isPending}
          title={t('judgments:findings.enterHelp')}
          onClick={() => entering.mutate()}
        >
          {t('judgments:findings.enter')}
        </Button>
      </span>
      {entering.isError && <ErrorPanel error={entering.error} compact />}
    </>
  );
}
