/** Why somebody has no clue: how far the subject came in the last run, rule by rule. */
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { LinkButton } from '../../components/LinkButton';
import { day } from '../../components/numbers';
import { type Page, useWhyNot, type WhyAnswer } from './queries';
import { WhyChoose } from './WhyChoose';
import { WhyRule } from './WhyRule';
import { WhySummary } from './WhySummary';
import { grouped, isApart, outside, undecided, type WhyGroup } from './whyGroups';

type Values = { subject: string };

export function WhyTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const asking = useWhyNot(page.card.id);
  const asked = asking.variables?.subject ?? '';
  return (
    <div className="grow models-scroll models-fit">
      <p className="muted">{t('models:why.lead')}</p>
      <Form<Values>
        layout="inline"
        requiredMark={false}
        // an answer never stands below the number of another question
        onValuesChange={() => asking.reset()}
        onFinish={({ subject }) => asking.mutate({ subject: subject.trim() })}
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
        {asking.isError && <Refused error={asking.error} subject={asked} />}
        {asking.data && !asking.isPending && asking.data.choose.length > 0 && (
          <WhyChoose
            subject={asked}
            choose={asking.data.choose}
            onPick={(pick) => asking.mutate({ subject: asked, pick })}
          />
        )}
        {asking.data && !asking.isPending && asking.data.choose.length === 0 && (
          <Answered answer={asking.data} page={page} subject={asked} />
        )}
      </div>
    </div>
  );
}

const keyOf = (group: WhyGroup) => `${group.verdict} ${group.rules[0]?.rule}`;
const count = (groups: WhyGroup[]) => groups.reduce((sum, group) => sum + group.rules.length, 0);

type AnsweredProps = { answer: WhyAnswer; page: Page; subject: string };

function Answered({ answer, page, subject }: AnsweredProps) {
  const { t } = useTranslation();
  const { rules } = answer;
  const found = rules.some((rule) => rule.verdict === 'clue');
  const groups = grouped(rules);
  const apart = new Set(answer.tables.filter(isApart).map((table) => table.table));
  const inside = groups.filter((group) => !outside(group) || undecided(group, apart));
  // where nothing led anywhere, what is lacking is all there is to say
  const shown = inside.length > 0 ? inside : groups.filter((one) => one.verdict !== 'absent');
  const rest = groups.filter((group) => outside(group) && !shown.includes(group));
  const left = inside.filter((group) => group.verdict === 'left' && !outside(group));
  const nearest = found ? undefined : left[0];
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
      <WhySummary answer={answer} groups={groups} subject={subject} />
      {shown.map((group) => (
        <WhyRule key={keyOf(group)} group={group} nearest={group === nearest} apart={apart} />
      ))}
      {shown.length > 0 && rest.length > 0 && (
        <details className="models-whyrest">
          <summary>{t('models:why.rest', { count: count(rest) })}</summary>
          {rest.map((group) => (
            <WhyRule key={keyOf(group)} group={group} nearest={false} apart={apart} />
          ))}
        </details>
      )}
    </>
  );
}

/** A name that no table of the run has: it may be written otherwise there. */
function Refused({ error, subject }: { error: unknown; subject: string }) {
  const { t } = useTranslation();
  if (asProblem(error).code !== 'app.bad_subject' || /\d{4}/.test(subject)) {
    return <ErrorPanel error={error} />;
  }
  return (
    <EmptyState
      title={t('models:why.named', { subject })}
      reason={t('models:why.namedWhy')}
      action={
        <LinkButton to={'/search' as string} search={{ q: subject } as never}>
          {t('models:why.search', { subject })}
        </LinkButton>
      }
    />
  );
}
