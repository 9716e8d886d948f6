/** Offers the answers of one sheet to those with the same headers, and says where some were taken. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { useShare } from '../deeds';
import type { Draft, Part } from '../types';
import { offerAt, type Place } from './siblings';
import { useDrafts } from './useDrafts';

type Props = { draft: Draft; part: Part };

/** A sheet as people know it: the file, and the sheet where the file has several. */
const nameOf = ({ draft, part }: Place) =>
  draft.parts.length > 1 ? `${draft.name} ${part.sheet || part.file}` : draft.name;

/** Values that stand in every row, in words: they are the supplier's, but a person sees them. */
const fixedOf = (said: Record<string, string>) =>
  Object.entries(said)
    .filter(([key, value]) => key.startsWith('column.') && value.startsWith('='))
    .map(([key, value]) => `${key.replace(/^column\./, '')} ${value.slice(1)}`);

export function Siblings({ draft, part }: Props) {
  const { t } = useTranslation();
  const share = useShare();
  const { drafts } = useDrafts();
  const offer = offerAt(drafts, { draft, part });
  const fixed = offer ? fixedOf(offer.from.part.said) : [];
  if (!offer && !part.shared_from && !share.error) return null;
  return (
    <div className="part-notes">
      {part.shared_from && (
        <Alert type="info" title={t('data:sibling.taken', { name: part.shared_from })} showIcon />
      )}
      {offer && (
        <Alert
          type="info"
          showIcon
          title={t('data:sibling.offer', {
            name: nameOf(offer.from),
            answers: Object.keys(offer.from.part.said).length,
            names: offer.to.map(nameOf).join(t('data:and')),
          })}
          description={
            fixed.length > 0 && t('data:sibling.fixed', { values: fixed.join(t('data:stop')) })
          }
          action={
            <Button
              size="small"
              type="primary"
              loading={share.isPending}
              onClick={() => share.mutate(offer)}
            >
              {t('data:sibling.take', { count: offer.to.length })}
            </Button>
          }
        />
      )}
      {share.error ? <ErrorPanel error={share.error} compact /> : null}
    </div>
  );
}
