/** Words of the interface: Chinese at hand, English loaded on request. */
import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readSettings } from './settings';
import 'dayjs/locale/zh-cn';

type Words = Record<string, unknown>;

const chinese = import.meta.glob<Words>('../locales/zh-CN/*.json', {
  eager: true,
  import: 'default',
});
const english = import.meta.glob<Words>('../locales/en-US/*.json', { import: 'default' });

/** `../locales/zh-CN/clues.json` → `clues`. */
const namespace = (path: string) => path.replace(/^.*\/(.+)\.json$/, '$1');

/** Loads the English words once. */
async function loadEnglish(): Promise<void> {
  await Promise.all(
    Object.entries(english).map(async ([path, load]) => {
      i18next.addResourceBundle('en-US', namespace(path), await load(), true, true);
    }),
  );
}

/** Changes the language of the interface at once. */
export async function setLanguage(language: 'zh-CN' | 'en-US'): Promise<void> {
  if (language === 'en-US') await loadEnglish();
  await i18next.changeLanguage(language);
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  document.documentElement.lang = language;
}

type Forms = { one?: string; other?: string };

/** The form of a noun for a number, also one that is grouped: `{{rows, noun(one: row; other: rows)}}`. */
function noun(value: unknown, language: string | undefined, forms: Forms): string {
  const number = Number(String(value).replaceAll(',', ''));
  const form = new Intl.PluralRules(language).select(number);
  return (form === 'one' ? forms.one : forms.other) ?? '';
}

/** Starts i18next with the kept language. */
export async function startI18n(): Promise<void> {
  const words: Record<string, Words> = {};
  for (const [path, content] of Object.entries(chinese)) words[namespace(path)] = content;
  await i18next.use(initReactI18next).init({
    resources: { 'zh-CN': words },
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    ns: Object.keys(words),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  i18next.services.formatter?.add('noun', noun);
  await setLanguage(readSettings().language);
}
