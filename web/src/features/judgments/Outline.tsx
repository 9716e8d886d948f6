/** The parts of a judgment; a click goes to one. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../components/useWord';
import type { JudgmentView } from './queries';

type Props = { parts: JudgmentView['outline']; onGo: (start: number) => void };

export function Outline({ parts, onGo }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  if (parts.length === 0) return null;
  return (
    <nav className="outline" aria-label={t('judgments:reader.outline')}>
      {parts.map((part) => (
        <Button key={part.name} type="text" size="small" onClick={() => onGo(part.start)}>
          {word('part', part.name)}
        </Button>
      ))}
    </nav>
  );
}
