/** Says that rules could not decide for lack of a fact; names them when pointed at. */
import { useTranslation } from 'react-i18next';

export function Lacked({ rules }: { rules: string[] }) {
  const { t } = useTranslation();
  if (rules.length === 0) return null;
  const more = rules.length > 1;
  return (
    <span className="small tone-amber" title={rules.join('\n')}>
      {t(more ? 'judgments:facts.lackedMore' : 'judgments:facts.lacked', {
        rule: rules[0],
        n: rules.length,
      })}
    </span>
  );
}
