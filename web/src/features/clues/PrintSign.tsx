/** The lines of the sheet that persons fill in by hand: findings, signatures, approval. */
import { useTranslation } from 'react-i18next';

const APPROVALS = ['department', 'leader'] as const;

export function PrintSign() {
  const { t } = useTranslation();
  const signed = (who: string) => (
    <p className="clue-print-signed">
      <span>{who}</span>
      <span className="clue-print-blank" />
      <span>{t('clues:print.day')}</span>
    </p>
  );
  return (
    <section className="clue-print-sign">
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('clues:print.findings')}</th>
            <td className="clue-print-room">
              <p>{t('clues:print.choice')}</p>
              {signed(t('clues:print.checker'))}
            </td>
          </tr>
          {APPROVALS.map((who) => (
            <tr key={who}>
              <th scope="row">{t(`clues:print.${who}`)}</th>
              <td className="clue-print-room">{signed(t('clues:print.signature'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
