/** What happens to the rows that are there already, in plain words. */
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../types';
import { ScopeChoice } from './ScopeChoice';

type Change = { mode?: string; scope?: string; instead?: string };
type Props = {
  /** names the choice and the file */
  label: string;
  draft: Draft;
  onChange: (change: Change) => void;
};

export function ModeChoice({ label, draft, onChange }: Props) {
  const { t } = useTranslation();
  const { mode } = draft.delivery;
  // a file that was imported before is read again; without a key nothing can be corrected
  const { anew, keyless } = draft;
  const said = (value: string) => (anew && value === 'append' ? 'anew' : value);
  return (
    <Radio.Group
      className="mode-choice"
      aria-label={label}
      value={mode}
      onChange={(event) => onChange({ mode: String(event.target.value) })}
    >
      {(['append', 'replace', 'correct'] as const).map((value) => (
        <Radio key={value} value={value} disabled={value === 'correct' && keyless.length > 0}>
          {t(`data:mode.${said(value)}`)}
          <div className="small muted">{t(`data:modeExplain.${said(value)}`)}</div>
          {value === 'correct' && keyless.length > 0 && (
            <div className="small tone-amber">
              {t('data:mode.keyless', { tables: keyless.join(t('data:and')) })}
            </div>
          )}
          {value === 'replace' && mode === 'replace' && (
            <ScopeChoice
              draft={draft}
              label={t('data:ofFile', { label: t('data:scope.which'), name: draft.name })}
              onChange={onChange}
            />
          )}
        </Radio>
      ))}
    </Radio.Group>
  );
}
