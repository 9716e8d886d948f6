import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../test/render';
import { KeyHelp } from './KeyHelp';

test('the question mark opens the list of keys, but not while one types', () => {
  show(
    <>
      <input aria-label="field" />
      <KeyHelp />
    </>,
  );
  fireEvent.keyDown(screen.getByLabelText('field'), { key: '?' });
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(document.body, { key: '?' });
  expect(screen.getByRole('dialog', { name: '快捷键' })).toBeInTheDocument();
  expect(screen.getByText('填写核查结果')).toBeInTheDocument();
});
