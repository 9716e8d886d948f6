import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { show } from '../../test/render';
import { GradeLegend } from './grades';
import { WeightTag } from './marks';
import type { Clue } from './queries';

const clue = (part: Partial<Clue>) => ({ kind: '线索', hint: false, weight: 0, ...part }) as Clue;

test('each grade tells which scale it is of', () => {
  show(<WeightTag clue={clue({ grade: 'A' })} />);
  expect(screen.getByText('A 最先查')).toHaveAttribute('title', '先后（监督模型）：最先核查');
  show(<WeightTag clue={clue({ grade: '确定' })} />);
  expect(screen.getByTitle('把握（文书规则）：文书本身就显示有误')).toHaveTextContent('确定');
});

test('a grade that a model made up itself says so', () => {
  show(<WeightTag clue={clue({ grade: '特急' })} />);
  expect(screen.getByText('特急')).toHaveAttribute('title', '模型自定：含义见模型说明');
});

test('the legend names all grades, the order of the list and the help', async () => {
  show(<GradeLegend />);
  await userEvent.click(screen.getByRole('button', { name: /等级怎么看/ }));
  for (const word of ['确定', 'A 最先查', '机关', '提示']) {
    expect(await screen.findByText(word)).toBeVisible();
  }
  const link = screen.getByRole('link', { name: /帮助/ });
  expect(decodeURI(link.getAttribute('href') ?? '')).toBe('/help/clues#等级怎么看');
});
