/** A draft with one part: columns that are lacking, given and not taken. */
import type { Draft, Part } from '../features/data/types';

export const part = {
  no: 1,
  sheet: '',
  file: 'a.csv',
  table: '名册',
  rows: 3,
  left_out: false,
  unmatched: ['备注', '批次'],
  targets: [
    { name: '释放日期', source: null, fixed: '', loss: '不能判断是否在押' },
    { name: '入监日期', source: 2, fixed: '', loss: '不能判断何时入监' },
    { name: '刑期', source: null, fixed: '无', loss: '不能判断刑期' },
  ],
} as unknown as Part;
export const draft = {
  key: 'a',
  parts: [part],
  questions: [{ id: 'p1.column.x', part: 1, kind: 'column', proposed: 'c1' }],
  delivery: { days: {} },
  altered: [],
} as unknown as Draft;
