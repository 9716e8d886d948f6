/** Step 3: by what right, up to which day, complete for what, and what happens to earlier rows. */
import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import type { Draft } from '../types';
import { FileSource } from './FileSource';
import { useSending } from './useDelivery';
import { beyondDay, modeOf, wanted } from './useDrafts';

/** So many files are shown open at once; of more only the first and those that lack something. */
const OPEN = 3;

export function SourceStep({ drafts }: { drafts: Draft[] }) {
  const { send, error } = useSending(drafts);
  const sent = drafts.filter((draft) => wanted(draft).length > 0);
  const [only, ...rest] = sent;
  if (!only) return null;
  const open = sent.filter((one, at) => sent.length <= OPEN || at === 0 || one.undated.length > 0);
  return (
    <>
      {error ? <ErrorPanel error={error} compact /> : null}
      {rest.length === 0 ? (
        <FileSource draft={only} others={[]} send={send} />
      ) : (
        <Collapse
          className="source-files"
          defaultActiveKey={open.map((draft) => draft.key)}
          items={sent.map((draft) => ({
            key: draft.key,
            label: <FileHead draft={draft} />,
            children: (
              <FileSource
                draft={draft}
                others={sent.filter((one) => one.key !== draft.key && one.state === 'ready')}
                send={send}
              />
            ),
          }))}
        />
      )}
    </>
  );
}

/** Which file it is, and in short what is said of it. */
function FileHead({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const { supplier, coverage } = draft.delivery;
  const said = [
    supplier || t('data:unsaidSupplier'),
    t(`data:mode.${modeOf(draft)}`),
    coverage.length
      ? t('data:coverage.count', { count: coverage.length })
      : t('data:coverage.noneShort'),
  ];
  return (
    <span className="source-file">
      <strong className="clip" title={draft.name}>
        {draft.name}
      </strong>
      <span className="small muted clip">{said.join(t('data:stop'))}</span>
      {beyondDay(draft) && (
        <span className="small tone-amber">{t('data:coverage.beyondShort')}</span>
      )}
      {draft.undated.length > 0 && <span className="small tone-amber">{t('data:asOf.open')}</span>}
    </span>
  );
}
