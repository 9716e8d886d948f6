/** The other language, before anybody is signed in. */
import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { setLanguage } from '../../app/i18n';
import { keepSettings } from '../../app/settings';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en-US' ? 'zh-CN' : 'en-US';
  const change = async () => {
    keepSettings({ language: other });
    await setLanguage(other);
  };
  return (
    <Button
      type="text"
      className="entrance-language"
      icon={<GlobalOutlined aria-hidden />}
      onClick={() => void change()}
    >
      {t('shell:user.language')}
    </Button>
  );
}
