/** Everything around the pages: theme, language, message holders, crash catcher, sign-in window. */
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CrashCatcher } from './CrashCatcher';
import { SignInWindow } from './SignInWindow';
import { useDensity } from './settings';
import { themeOf } from './theme';

const calm = () => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** @param props.children the router */
export function AppFrame({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const density = useDensity();
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return (
    <ConfigProvider
      locale={i18n.language === 'en-US' ? enUS : zhCN}
      theme={themeOf(calm(), density)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false}>
        <CrashCatcher>
          {children}
          <SignInWindow />
        </CrashCatcher>
      </App>
    </ConfigProvider>
  );
}
