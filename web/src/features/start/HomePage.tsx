/** The start page: what needs me, how far the clues got, how fresh the data is. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '../../api/session';
import { beijingNow } from '../../components/beijing';
import { LinkButton } from '../../components/LinkButton';
import { PageHeader } from '../../layouts/PageHeader';
import { FreshPanel } from './FreshPanel';
import { FunnelPanel } from './FunnelPanel';
import { GuidePanel, useGuideNote } from './GuidePanel';
import { JobsPanel } from './JobsPanel';
import { KeyFigures } from './KeyFigures';
import { ModelsPanel } from './ModelsPanel';
import { freshnessQuery, funnelQuery, guideQuery } from './queries';
import { StartCard } from './StartCard';
import { TodoPanel } from './TodoPanel';
import * as targets from './targets';
import { WaitingPanel } from './WaitingPanel';
import './home.css';
import './steps.css';

export function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const pool = useQuery(freshnessQuery).data;
  const funnel = useQuery(funnelQuery).data;
  const empty = pool?.total === 0 && funnel?.found === 0;
  const today = beijingNow();
  const note = t('home:today', {
    year: today.year(),
    month: today.month() + 1,
    day: today.date(),
    weekday: t(`home:weekday.${today.day()}`),
  });
  return (
    <div className="page home">
      <PageHeader
        title={t('home:hello', { name: session?.user?.name ?? '' })}
        note={note}
        actions={!empty && <Actions />}
      />
      {empty ? (
        <StartCard />
      ) : (
        <>
          <GuidePanel />
          <KeyFigures />
          <div className="home-grid">
            <WaitingPanel />
            <FunnelPanel />
            <div className="column home-side">
              <TodoPanel />
              <JobsPanel />
            </div>
            <ModelsPanel />
            <FreshPanel />
          </div>
        </>
      )}
    </div>
  );
}

function Actions() {
  const { t } = useTranslation();
  const guide = useQuery(guideQuery).data;
  const note = useGuideNote();
  const may = useCan('import');
  return (
    <>
      {guide?.hidden && (
        <Button type="text" onClick={() => note.mutate({ hidden: false })}>
          {t('home:guide.show')}
        </Button>
      )}
      {may && <LinkButton to={targets.upload.to as '/'}>{t('home:upload')}</LinkButton>}
      <LinkButton main to={targets.models.to as '/'}>
        {t('home:runModel')}
      </LinkButton>
    </>
  );
}
