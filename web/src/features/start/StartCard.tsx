/** A new installation: three steps to the first clue. */
import { CloudUploadOutlined, PlayCircleOutlined, ProfileOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { LinkButton } from '../../components/LinkButton';
import * as targets from './targets';

const STEPS = [
  { key: 'upload', icon: CloudUploadOutlined, target: targets.upload },
  { key: 'choose', icon: ProfileOutlined, target: targets.models },
  { key: 'run', icon: PlayCircleOutlined, target: targets.models },
] as const;

export function StartCard() {
  const { t } = useTranslation();
  const may = useCan('import');
  return (
    <section className="panel start" aria-labelledby="start-title">
      <h2 id="start-title">{t('home:start.title')}</h2>
      <p className="muted">{t('home:start.why')}</p>
      <ol className="start-steps">
        {STEPS.map((step, index) => (
          <li key={step.key} className={index === 0 ? 'start-step start-first' : 'start-step'}>
            <step.icon aria-hidden className="start-icon" />
            <h3>
              {index + 1}. {t(`home:start.${step.key}.what`)}
            </h3>
            <p className="muted">{t(`home:start.${step.key}.how`)}</p>
            {(index > 0 || may) && (
              <LinkButton main={index === 0} to={step.target.to as '/'}>
                {t(`home:start.${step.key}.go`)}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
      <p>
        {t('home:start.judgments')}{' '}
        <Link to={'/judgments/import' as '/'}>{t('home:start.judgmentsGo')}</Link>
      </p>
      <p className="muted small">{t('home:start.note')}</p>
    </section>
  );
}
