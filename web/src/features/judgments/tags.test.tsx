import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../app/i18n';
import { show } from '../../test/render';
import { StateTag as ClueState } from '../clues/marks';
import { Grades, GradeTag, StateTag } from './tags';

afterEach(() => setLanguage('zh-CN'));

test('states and grades are English words on English pages', async () => {
  await setLanguage('en-US');
  show(
    <>
      <StateTag state="已解析" code="done" />
      <GradeTag grade="较可能" code="likely" />
      <Grades counts={[{ grade: '确定', code: 'sure', count: 3 }]} />
      <ClueState state="存查" code="shelved" />
    </>,
  );
  for (const word of ['Read', 'Likely', 'Certain 3', 'Shelved']) screen.getByText(word);
  expect(document.body.textContent).not.toMatch(/\p{Script=Han}/u);
});

test('a grade of a pack of its own stays as it is written', () => {
  show(<GradeTag grade="参考" code="other" />);
  expect(screen.getByText('参考')).toBeInTheDocument();
});
