/** How to run a model: the day to speak of and its values; then to the page of the run. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, type FormInstance, Input, Modal, Select, Skeleton } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayUpToNow } from '../../components/DayUpToNow';
import { ErrorPanel } from '../../components/ErrorPanel';
import { AsOfChoice, LastDay } from './AsOfChoice';
import { saysOf } from './FitRules';
import { type Card, type FitView, fitQuery, type Page, takenQuery, useRunModels } from './queries';

type Values = { as_of?: Dayjs | null; settings?: Record<string, string | string[]> };
type Parameter = Page['parameters'][number];
type Props = {
  card: Pick<Card, 'id' | 'name'>;
  /** the run whose values are taken; else the newest one's */
  from?: string;
  onClose: () => void;
};

const DAY = 'YYYY-MM-DD';

export function RunWindow({ card, from, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { data: fit } = useQuery(fitQuery(card.id));
  // a run since the page was read has set other values: only an answer of now will do
  const taken = useQuery({ ...takenQuery(card.id, from), refetchOnMount: 'always' });
  const page = taken.isFetchedAfterMount && !taken.error ? taken.data : undefined;
  const running = useRunModels();
  const run = async (values: Values, before: Page) => {
    const wish = {
      as_of: values.as_of?.format(DAY) ?? null,
      settings: changed(before, values),
    };
    const [id] = await running.mutateAsync([{ id: card.id, wish }]);
    if (id) void navigate({ to: '/runs/$id' as '/', params: { id } as never });
  };
  return (
    <Modal
      open
      width={620}
      title={t('models:runTitle', { name: card.name })}
      okText={t('models:runNow')}
      cancelText={t('models:notNow')}
      confirmLoading={running.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      okButtonProps={{ disabled: !page || (fit && !fit.runnable), autoFocus: true }}
    >
      {fit && fit.state !== 'whole' && (
        <Alert type={fit.state === 'none' ? 'error' : 'warning'} showIcon title={saysOf(t, fit)} />
      )}
      {page && (
        <RunForm
          form={form}
          given={page}
          from={from}
          fit={fit}
          onRun={(values, before) => void run(values, before).catch(() => undefined)}
        />
      )}
      {!page && !taken.error && <Skeleton active />}
      {taken.error && <ErrorPanel error={taken.error} onRetry={() => void taken.refetch()} />}
      {running.error ? <ErrorPanel error={running.error} /> : null}
    </Modal>
  );
}

type FormProps = {
  form: FormInstance<Values>;
  given: Page;
  from: string | undefined;
  fit: FitView | undefined;
  onRun: (values: Values, before: Page) => void;
};

/** The day and the values; what it was opened with stays its ground, whatever is read later. */
function RunForm({ form, given, from, fit, onRun }: FormProps) {
  const { t } = useTranslation();
  const [page] = useState(given);
  const day = Form.useWatch('as_of', form)?.format(DAY);
  const choose = (one: string) => form.setFieldValue('as_of', dayjs(one));
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="models-form"
      initialValues={{
        as_of: page.days.proposed && dayjs(page.days.proposed),
        settings: lastUsed(page),
      }}
      onFinish={(values) => onRun(values, page)}
      onFinishFailed={unfold}
    >
      <Form.Item
        name="as_of"
        label={t('models:asOf')}
        extra={
          <>
            <LastDay days={page.days} from={from} day={day} onChoose={choose} />
            {fit && <AsOfChoice fit={fit} day={day} onChoose={choose} />}
          </>
        }
      >
        <DayUpToNow />
      </Form.Item>
      <KeptValues
        parameters={page.parameters}
        from={from}
        onReset={() => form.setFieldsValue({ settings: defaults(page) })}
      />
      <MoreValues page={page} form={form} />
    </Form>
  );
}

/** A field that is refused must be seen. */
function unfold() {
  document.querySelector('.models-more')?.setAttribute('open', '');
}

type KeptProps = { parameters: Parameter[]; from: string | undefined; onReset: () => void };

/** Values that the last run, or the run asked for, set otherwise are taken again, and said so. */
function KeptValues({ parameters, from, onReset }: KeptProps) {
  const { t } = useTranslation();
  const [reset, setReset] = useState(false);
  const kept = parameters.filter((one) => one.last).map((one) => one.name);
  if (reset || parameters.length === 0 || (kept.length === 0 && !from)) return null;
  const back = () => {
    setReset(true);
    onReset();
  };
  if (kept.length === 0)
    return <Alert type="info" showIcon title={t('models:takenOwn', { run: from })} />;
  const names = kept.join(t('common:comma'));
  return (
    <Alert
      type="info"
      showIcon
      title={
        from ? t('models:takenValues', { run: from, names }) : t('models:keptValues', { names })
      }
      action={
        <Button size="small" onClick={back}>
          {t('models:ownValues')}
        </Button>
      }
    />
  );
}

type MoreProps = { page: Page; form: FormInstance<Values> };

/** The values of the model, each with its default: they stand folded, nobody has to fill them. */
function MoreValues({ page, form }: MoreProps) {
  const { t } = useTranslation();
  const { parameters } = page;
  const settings = Form.useWatch('settings', form);
  const set = Object.keys(changed(page, { settings: settings ?? lastUsed(page) })).length;
  if (parameters.length === 0) return null;
  return (
    <details className="models-more">
      <summary>
        {t(set ? 'models:moreChanged' : 'models:moreValues', { count: parameters.length, set })}
      </summary>
      {parameters.map((one) => (
        <Form.Item
          key={one.name}
          name={['settings', one.name]}
          label={one.name}
          extra={t('models:meaningFrom', { meaning: one.meaning, source: one.source })}
          rules={[{ required: true, message: t('models:valueNeeded') }]}
        >
          <ValueInput parameter={one} />
        </Form.Item>
      ))}
    </details>
  );
}

/** A field for a value; Form.Item gives it value, change and id. */
function ValueInput({ parameter, ...rest }: { parameter: Parameter }) {
  if (parameter.values) return <Select mode="tags" open={false} suffixIcon={null} {...rest} />;
  return <Input {...rest} />;
}

function defaults(page: Page): Record<string, string | string[]> {
  return Object.fromEntries(page.parameters.map((one) => [one.name, one.values ?? one.value]));
}

/** What the last run took, where it was set otherwise. */
function lastUsed(page: Page): Record<string, string | string[]> {
  const kept = page.parameters.flatMap(({ name, last }) =>
    last ? [[name, last.values ?? last.value]] : [],
  );
  return { ...defaults(page), ...Object.fromEntries(kept) };
}

/** Only what a person changed goes to the server: the model's own values may change later. */
function changed(page: Page, values: Values): Record<string, string | string[]> {
  const before = defaults(page);
  return Object.fromEntries(
    Object.entries(values.settings ?? {}).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  );
}
