import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ProblemError } from '../api/problem';
import { show } from '../test/render';
import { Amount } from './Amount';
import { beijingNow } from './beijing';
import { DateText } from './DateText';
import { DescriptionGrid } from './DescriptionGrid';
import { EmptyState } from './EmptyState';
import { ErrorPanel } from './ErrorPanel';
import { StatusTag } from './StatusTag';

test('money has its unit, and in key figures large sums are shortened', () => {
  show(
    <>
      <Amount value="1234567.5" />
      <Amount value="96427999" as="kpi" />
      <Amount value="880" as="kpi" />
      <Amount value={null} />
    </>,
  );
  expect(screen.getByText('1,234,567.50 元')).toBeInTheDocument();
  expect(screen.getByText('9,642.8 万元')).toBeInTheDocument();
  expect(screen.getByText('880.00 元')).toBeInTheDocument();
  expect(screen.getByText('—')).toBeInTheDocument();
});

test('days left stand beside the date and say that they are calendar days', () => {
  const inSix = beijingNow().add(6, 'day').format('YYYY-MM-DD');
  show(<DateText value={inSix} relative="left" />);
  expect(screen.getByText(/剩 6 天（自然日）/).parentElement).toHaveTextContent(inSix);
});

test('documents get the long form of a date', () => {
  show(<DateText value="2026-11-02" as="long" />);
  expect(screen.getByText('2026年11月2日')).toBeInTheDocument();
});

test('an unknown value of a grid shows a dash, a zero does not', () => {
  show(
    <DescriptionGrid
      items={[
        { label: '次数', value: 0 },
        { label: '案号', value: null },
      ]}
    />,
  );
  expect(screen.getByText('0')).toBeInTheDocument();
  expect(screen.getByText('—')).toBeInTheDocument();
});

test('a state stands in words beside its colour', () => {
  show(<StatusTag tone="red">已超期</StatusTag>);
  expect(screen.getByText('已超期')).toHaveClass('status-red');
});

test('nothing to show comes with the reason and the way on', () => {
  show(
    <EmptyState title="没有线索" reason="还没有运行模型" action={<a href="/models">去运行</a>} />,
  );
  expect(screen.getByRole('status')).toHaveTextContent('还没有运行模型');
  expect(screen.getByRole('link', { name: '去运行' })).toBeInTheDocument();
});

test('a failure says what, where, why, what to do, and its number', async () => {
  const retry = vi.fn();
  const error = new ProblemError({
    title: '第一行不是表头',
    status: 400,
    code: 'pool.header',
    why: '有合并单元格',
    remedy: '请指定表头在第几行',
    where: { file: '一月.xlsx', row: 3 },
    request_id: 'r-1',
  });
  show(<ErrorPanel error={error} onRetry={retry} />);
  const panel = screen.getByRole('alert');
  for (const text of [
    '第一行不是表头',
    '文件“一月.xlsx”，第 3 行',
    '有合并单元格',
    '请指定表头',
    'r-1',
  ]) {
    expect(panel).toHaveTextContent(text);
  }
  await userEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(retry).toHaveBeenCalledOnce();
});

test('a crash of the page is told in words and keeps its message', () => {
  show(<ErrorPanel error={new Error('x is undefined')} />);
  expect(screen.getByRole('alert')).toHaveTextContent('页面出错了');
  expect(screen.getByRole('alert')).toHaveTextContent('x is undefined');
});
