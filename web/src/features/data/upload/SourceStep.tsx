/** Step 3: by what right, up to which day, complete for what, and what happens to earlier rows. */
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import type { Draft } from '../types';
import { CoverageForm } from './CoverageForm';
import { Days } from './Days';
import { FileSupplier } from './FileSupplier';
import { ModeChoice } from './ModeChoice';
import { useCovers, useForAll } from './useDelivery';
import { wanted } from './useDrafts';

export function SourceStep({ drafts }: { drafts: Draft[] }) {
  const { t } = useTranslation();
  const { send, error } = useForAll(drafts);
  const delivery = drafts[0]?.delivery;
  const sent = drafts.filter((draft) => wanted(draft).length > 0);
  const keyless = drafts.flatMap((draft) => draft.keyless);
  const { covers, change, flush } = useCovers(delivery?.coverage ?? [], send);
  if (!delivery) return null;
  return (
    <div className="source-step">
      <section>
        {error ? <ErrorPanel error={error} compact /> : null}
        <Form layout="vertical">
          <Form.Item label={t(sent.length > 1 ? 'data:supplier.each' : 'data:supplier.label')}>
            {sent.map((draft) => (
              <div className="supplier-row" key={draft.key}>
                <span className="clip" title={draft.name}>
                  {draft.name}
                </span>
                <FileSupplier draft={draft} />
              </div>
            ))}
          </Form.Item>
          <Form.Item
            label={t('data:authority.label')}
            htmlFor="authority"
            extra={t('data:authority.explain')}
          >
            <Input
              id="authority"
              defaultValue={delivery.authority}
              placeholder={t('data:authority.example')}
              maxLength={200}
              onBlur={(event) => send({ authority: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('data:mode.label')}>
            <ModeChoice
              mode={delivery.mode}
              scope={delivery.scope}
              keyless={keyless}
              onChange={(change) => send(change)}
            />
          </Form.Item>
        </Form>
      </section>
      <section>
        <Days drafts={drafts} onDay={(key, answers) => send({ answers }, key)} />
        <CoverageForm covers={covers} onChange={change} onLeave={flush} />
      </section>
    </div>
  );
}
