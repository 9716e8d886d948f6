/** Why somebody has no clue: how far the subject came in the last run, rule by rule. */
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { LinkButton } from '../../components/LinkButton';
import { day } from '../../components/numbers';
import { type Page, useWhyNot, type WhyAnswer } from './queries';
import { WhyRule } from './WhyRule';

type Values = { subject: string };

export function WhyTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const asking = useWhyNot(page.card.id);
  return (
    <div className="grow models-scroll models-fit">
      <p className="muted">{t('models:why.lead')}</p>
      <Form<Values>
        layout="inline"
        requiredMark={false}
        onFinish={({ subject }) => asking.mutate(subject.trim())}
      >
        <Form.Item
          name="subject"
          label={t('models:why.label')}
          rules={[{ required: true, whitespace: true, message: t('models:why.nobody') }]}
        >
          <Input className="models-whom" placeholder={t('models:why.hint')} autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={asking.isPending}>
          {t('models:why.ask')}
        </Button>
      </Form>
      <div aria-live="polite" className="models-fit-details">
        {asking.isPending && <p className="muted">{t('models:why.asking')}</p>}
        {asking.isError && <ErrorPanel error={asking.error} />}
        {asking.data && !asking.isPending && (
          <Answered answer={asking.data} page={page} subject={asking.variables ?? ''} />
        )}
      </div>
    </div>
  );
}

type AnsweredProps = { answer: WhyAnswer; page: Page; subject: string };

function Answered({ answer, page, subject }: AnsweredProps) {
  const { t } = useTranslation();
  const { rules } = answer;
  const names = new Map(page.rules.map((rule) => [rule.id, rule.name]));
  const found = rules.some((rule) => rule.verdict === 'clue');
  const nowhere = rules.every((rule) => rule.verdict === 'absent');
  return (
    <>
      <div className="row">
        <span className="muted">{t('models:why.said', { at: day(answer.as_of) })}</span>
        <LinkButton size="small" to={'/runs/$id' as string} params={{ id: answer.run } as never}>
          {t('models:why.toRun')}
        </LinkButton>
        {found && (
          <LinkButton
            size="small"
            to={'/clues' as string}
            search={{ model: page.card.id, q: subject } as never}
          >
            {t('models:why.toClues')}
          </LinkButton>
        )}
      </div>
      {nowhere ? (
        <EmptyState title={t('models:why.verdict.absent')} reason={t('models:why.nothing')} />
      ) : (
        rules.map((rule) => (
          <WhyRule key={rule.rule} rule={rule} name={names.get(rule.rule) ?? rule.rule} />
        ))
      )}
    </>
  );
}
