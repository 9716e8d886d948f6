/** How the pages look on this computer: language and density. */
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { setLanguage } from '../../app/i18n';
import { type Density, keepSettings, type Settings, useDensity } from '../../app/settings';

export function Preferences() {
  const { t, i18n } = useTranslation();
  const density = useDensity();
  const speak = (language: Settings['language']) => {
    keepSettings({ language });
    void setLanguage(language);
  };
  return (
    <div className="admin-preferences">
      <h2 className="admin-h2">{t('admin:look.title')}</h2>
      <p className="muted">{t('admin:look.why')}</p>
      <div className="row">
        <span className="admin-choice">{t('admin:look.density')}</span>
        <Segmented<Density>
          aria-label={t('admin:look.density')}
          value={density}
          onChange={(value) => keepSettings({ density: value })}
          options={(['loose', 'compact'] as const).map((value) => ({
            value,
            label: t(`admin:look.${value}`),
          }))}
        />
      </div>
      <div className="row">
        <span className="admin-choice">{t('admin:look.language')}</span>
        <Segmented<Settings['language']>
          aria-label={t('admin:look.language')}
          value={i18n.language === 'en-US' ? 'en-US' : 'zh-CN'}
          onChange={speak}
          options={[
            { value: 'zh-CN', label: t('admin:look.chinese') },
            { value: 'en-US', label: 'English' },
          ]}
        />
      </div>
    </div>
  );
}
