/** How many rules of a model can run on what there is, in the words of the library. */
import { useTranslation } from 'react-i18next';
import type { ModelNeeds } from './types';

export const FIT_TONES = {
  whole: 'green',
  part: 'amber',
  review: 'amber',
  unchecked: 'amber',
  undecided: 'amber',
  none: 'grey',
} as const;

export function RulesThat({ model }: { model: ModelNeeds }) {
  const { t } = useTranslation();
  if (model.fit === 'none') return null;
  return (
    <div className="small">
      <div className="muted">
        {t('data:gaps.able', { all: model.rules, able: model.able + model.hampered })}
      </div>
      {model.hampered > 0 && (
        <div className="tone-amber">{t('data:gaps.hampered', { count: model.hampered })}</div>
      )}
      {model.reviewed > 0 && (
        <div className="tone-amber">{t('data:gaps.reviewed', { count: model.reviewed })}</div>
      )}
      {model.unchecked > 0 && (
        <div className="tone-amber">{t('data:gaps.unchecked', { count: model.unchecked })}</div>
      )}
    </div>
  );
}
