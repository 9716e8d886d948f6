import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../test/render';
import { EvidenceText } from './EvidenceText';

const TEXT = '被告人王某某盗窃现金三千元。\n判处有期徒刑六个月。';
const SPANS = [
  { id: 'amount', start: 9, end: 13, label: '数额', tone: 'red' as const },
  { id: 'term', start: 17, end: 24, label: '刑期' },
];

test('evidence tells of hovering and picking, by mouse and by keyboard', async () => {
  const hover = vi.fn();
  const pick = vi.fn();
  show(<EvidenceText label="原文" text={TEXT} spans={SPANS} onHover={hover} onPick={pick} />);
  const amount = screen.getByTitle('数额');
  await userEvent.hover(amount);
  expect(hover).toHaveBeenLastCalledWith('amount');
  await userEvent.unhover(amount);
  expect(hover).toHaveBeenLastCalledWith(null);
  await userEvent.click(amount);
  fireEvent.keyDown(screen.getByTitle('刑期'), { key: 'Enter' });
  expect(pick.mock.calls).toEqual([['amount'], ['term']]);
});

test('n and p go round the evidence', () => {
  const pick = vi.fn();
  show(<EvidenceText label="原文" text={TEXT} spans={SPANS} active="term" onPick={pick} />);
  const box = screen.getByRole('region', { name: /原文/ });
  fireEvent.keyDown(box, { key: 'n' });
  fireEvent.keyDown(box, { key: 'p' });
  expect(pick.mock.calls).toEqual([['amount'], ['amount']]);
});

test('the span that is meant is shown as such', () => {
  show(<EvidenceText label="原文" text={TEXT} spans={SPANS} active="amount" />);
  expect(screen.getByTitle('数额')).toHaveAttribute('aria-current', 'true');
  expect(screen.getByTitle('刑期')).not.toHaveAttribute('aria-current');
});

test('a very long text draws only what is seen', () => {
  const long = Array.from({ length: 3000 }, (_, at) => `第${at}段`).join('\n');
  show(<EvidenceText label="原文" text={long} spans={[]} />);
  const drawn = document.querySelectorAll('.evidence p').length;
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThan(200);
});
