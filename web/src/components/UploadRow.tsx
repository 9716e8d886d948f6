/** One file of a FileUpload: name, how much is sent, stop, go on, take away. */
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Uploaded } from '../api/upload';
import { useUpload } from '../api/useUpload';
import { ErrorPanel } from './ErrorPanel';

type Props = { file: File; onDone: (upload: Uploaded) => void; onRemove: () => void };

const MB = 1 << 20;

/** `12.3 MB`, small files in KB. */
export function size(bytes: number): string {
  return bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}

export function UploadRow({ file, onDone, onRemove }: Props) {
  const { t } = useTranslation();
  const { phase, received, error, stop, resume } = useUpload(file, onDone);
  const share = file.size === 0 ? 100 : Math.floor((received / file.size) * 100);
  const moving = phase === 'sending' || phase === 'waiting';
  return (
    <div>
      <div className="upload-row">
        <span className="upload-name" title={file.name}>
          {file.name}
        </span>
        <span className="small muted mono">{size(file.size)}</span>
        <Progress
          className="grow"
          percent={phase === 'done' ? 100 : share}
          size="small"
          aria-label={file.name}
          status={phase === 'failed' ? 'exception' : undefined}
        />
        <span role="status" className={phase === 'waiting' ? 'small tone-amber' : 'small muted'}>
          {t(`common:upload.phase.${phase}`)}
        </span>
        {moving && (
          <Button size="small" onClick={stop}>
            {t('common:upload.stop')}
          </Button>
        )}
        {(phase === 'stopped' || phase === 'failed') && (
          <Button size="small" onClick={resume}>
            {t('common:upload.resume')}
          </Button>
        )}
        {!moving && (
          <Button
            size="small"
            aria-label={t('common:upload.removeNamed', { name: file.name })}
            onClick={onRemove}
          >
            {t('common:upload.remove')}
          </Button>
        )}
      </div>
      {phase === 'failed' && <ErrorPanel error={error} onRetry={resume} />}
    </div>
  );
}
