/** What the grades of clues say: three scales share one column, so each word tells its own. */
import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { HelpLink } from '../../components/HelpLink';
import { useWord } from '../../components/useWord';

/** The scales in the order of the list; their grades stand in the words of the pages. */
const SCALES = ['sure', 'order', 'object'];
type Words = Record<string, string>;
/** Grades that a model made up itself. */
const OWN = 'own';

/** @returns the scales with their grades, and what a page says of one grade */
export function useGrade() {
  const { t } = useTranslation();
  const word = useWord();
  const scales = Object.fromEntries(
    SCALES.map((one) => [one, t(`clues:grade.scales.${one}`, { returnObjects: true }) as Words]),
  );
  const names = [...SCALES, OWN];
  const scaleOf = (grade: string) => names.find((one) => grade in (scales[one] ?? {})) ?? OWN;
  const scaleName = (scale: string) => t(`clues:grade.kind.${scale}`);
  const short = (grade: string) =>
    scaleOf(grade) === 'order'
      ? t(`clues:grade.short.${grade}`)
      : word('grade', grade) || t('clues:grade.none');
  const told = (grade: string) => {
    const scale = scaleOf(grade);
    const what = scales[scale]?.[grade] ?? t('clues:grade.own');
    return t('clues:grade.told', { scale: scaleName(scale), what });
  };
  return { scales, names, scaleOf, scaleName, short, told };
}

/** A button that opens the legend of all grades. */
export function GradeLegend({ className }: { className?: string }) {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" placement="bottomRight" content={<Legend />}>
      <Button
        size="small"
        type="link"
        className={className}
        icon={<QuestionCircleOutlined aria-hidden />}
      >
        {t('clues:grade.how')}
      </Button>
    </Popover>
  );
}

function Legend() {
  const { t } = useTranslation();
  const { scales, scaleName, short } = useGrade();
  return (
    <div className="clue-legend">
      {Object.entries(scales).map(([scale, grades]) => (
        <section key={scale}>
          <b>{scaleName(scale)}</b>
          <dl>
            {Object.entries(grades).map(([grade, what]) => (
              <Fragment key={grade}>
                <dt>{short(grade)}</dt>
                <dd>{what}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
      <dl>
        <dt>{t('clues:grade.hintWord')}</dt>
        <dd>{t('clues:grade.hint')}</dd>
      </dl>
      <p className="small muted">{t('clues:grade.sorted')}</p>
      <HelpLink topic="clues" section={t('clues:grade.section')}>
        {t('clues:grade.more')}
      </HelpLink>
    </div>
  );
}
