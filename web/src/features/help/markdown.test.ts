import { expect, test } from 'vitest';
import { inline, parse } from './markdown';
import { search, TOPICS, topicOf } from './topics';

test('reads headings, lists, tables and code', () => {
  const blocks = parse(
    '# a\n\nb **c**\n- d\n- e\n\n1. f\n\n| g | h |\n|---|---|\n| i\\|j | k |\n\n```\nl\n\nm\n```\nn',
  );
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, text: 'a', id: 'a' },
    { kind: 'paragraph', text: 'b **c**' },
    { kind: 'list', ordered: false, items: ['d', 'e'] },
    { kind: 'list', ordered: true, items: ['f'] },
    { kind: 'table', head: ['g', 'h'], rows: [['i|j', 'k']] },
    { kind: 'code', text: 'l\n\nm' },
    { kind: 'paragraph', text: 'n' },
  ]);
});

test('marks bold and code, shows links by their words', () => {
  expect(inline('a **b** `c<d>` [e](f.md)')).toEqual([
    { kind: 'text', text: 'a ' },
    { kind: 'bold', text: 'b' },
    { kind: 'text', text: ' ' },
    { kind: 'code', text: 'c<d>' },
    { kind: 'text', text: ' e' },
  ]);
});

test('every topic has a title and text, an unknown one is the first', () => {
  for (const topic of TOPICS) expect(topic.blocks.length, topic.key).toBeGreaterThan(3);
  expect(new Set(TOPICS.map((one) => one.title)).size).toBe(TOPICS.length);
  expect(topicOf('nothing').key).toBe('start');
});

test('finds a term with its section, needs all words, finds nothing for nonsense', () => {
  const hits = search('截至日 供数单位');
  expect(hits.some((hit) => hit.topic.key === 'glossary')).toBe(true);
  expect(hits.every((hit) => hit.section)).toBe(true);
  expect(search('截至日 zzz')).toEqual([]);
  expect(search('  ')).toEqual([]);
});

test.each(['新建模型', '自己的模型', '写模型'])(
  'who looks for %s finds the page of a model of one’s own',
  (word) => {
    expect(search(word).some((hit) => hit.topic.key === 'own-model')).toBe(true);
  },
);

test('the whole way to write a model can be read without a network', () => {
  expect(topicOf('write-a-model').blocks.length).toBeGreaterThan(40);
});
