/** What happens to the rows that are there already, in plain words. */
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';

type Change = { mode?: string; scope?: string };
type Props = {
  /** names the choice and the file */
  label: string;
  mode: string;
  /** the file was imported before and is read again */
  anew: boolean;
  scope: string;
  /** tables in which nothing can be corrected by key */
  keyless: string[];
  onChange: (change: Change) => void;
};

export function ModeChoice({ label, mode, anew, scope, keyless, onChange }: Props) {
  const { t } = useTranslation();
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
            <Radio.Group
              className="scope-choice"
              size="small"
              value={scope}
              onChange={(event) => onChange({ scope: String(event.target.value) })}
              options={[
                { value: 'supplier', label: t('data:scope.supplier') },
                { value: 'all', label: t('data:scope.all') },
              ]}
            />
          )}
        </Radio>
      ))}
    </Radio.Group>
  );
}
