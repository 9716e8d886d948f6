/** A failure in words: what, where, why, what to do, and the number to give to a maintainer. */
import { Alert, Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { clientWords } from './problemWords';

type Props = {
  error: unknown;
  onRetry?: () => void;
  /** only the first lines, for forms */
  compact?: boolean;
};

export function ErrorPanel({ error, onRetry, compact }: Props) {
  const { t } = useTranslation();
  const given = asProblem(error);
  const problem = { ...given, ...clientWords(given, t) };
  const lines = [
    { label: t('common:problem.where'), text: problem.where },
    { label: t('common:problem.why'), text: problem.why },
    { label: t('common:problem.remedy'), text: problem.remedy },
  ].filter((line) => line.text);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="error-panel"
      title={problem.title}
      description={
        <div className="error-lines">
          {problem.detail && problem.detail !== problem.title && <div>{problem.detail}</div>}
          {lines.map((line) => (
            <div key={line.label}>
              <span className="muted">{line.label}</span>
              {line.text}
            </div>
          ))}
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
