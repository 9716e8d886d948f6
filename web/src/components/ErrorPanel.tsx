/** A failure in words: what, where, why, what to do, and the number to give to a maintainer. */
import { Alert, Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem, type Single } from '../api/problem';
import { placeWords, problemWords } from './problemWords';

type Props = {
  error: unknown;
  onRetry?: () => void;
  /** smaller, without the number of the request, for forms and lists */
  compact?: boolean;
};

export function ErrorPanel({ error, onRetry, compact }: Props) {
  const { t } = useTranslation();
  const given = asProblem(error);
  const words = problemWords(given, t);
  const problem = { ...given, ...words };
  const lines = [
    { label: t('common:problem.said'), text: words.said },
    { label: t('common:problem.where'), text: placeWords(problem.where, t) },
    { label: t('common:problem.why'), text: problem.why },
    { label: t('common:problem.remedy'), text: problem.remedy },
  ].filter((line) => line.text);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className={compact ? 'error-panel error-compact' : 'error-panel'}
      title={problem.title}
      description={
        <div className="error-lines">
          {/* the server's detail repeats the lines below; the browser's own adds to them */}
          {problem.status === 0 && problem.detail && <code>{problem.detail}</code>}
          {lines.map((line) => (
            <div key={line.label}>
              <span className="muted">{line.label}</span>
              {line.text}
            </div>
          ))}
          <Singles errors={problem.errors} />
          <Detail text={problem.params?.detail} />
          {!compact && problem.request_id && (
            <Typography.Text className="small muted" copyable={{ text: problem.request_id }}>
              {t('common:problem.requestId', { id: problem.request_id })}
            </Typography.Text>
          )}
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              {t('common:retry')}
            </Button>
          )}
        </div>
      }
    />
  );
}

/** The program's own words of a defect, for a maintainer: folded. */
function Detail({ text }: { text: unknown }) {
  const { t } = useTranslation();
  if (typeof text !== 'string' || !text) return null;
  return (
    <details className="small muted">
      <summary>{t('common:problem.detail')}</summary>
      <code>{text}</code>
    </details>
  );
}

const SHOWN = 10;

/** Several failures found together: each with its place. */
function Singles({ errors = [] }: { errors?: Single[] }) {
  const { t } = useTranslation();
  if (errors.length === 0) return null;
  const rest = errors.length - SHOWN;
  return (
    <ul className="error-list">
      {errors.slice(0, SHOWN).map((one) => {
        const place = placeWords(one.where ?? { field: one.field }, t);
        const text = [place, one.what, one.remedy].filter(Boolean).join(' ');
        return <li key={text}>{text}</li>;
      })}
      {rest > 0 && <li>{t('common:problem.more', { count: rest })}</li>}
    </ul>
  );
}
