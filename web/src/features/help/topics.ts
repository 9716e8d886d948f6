/** The help pages: files of `docs`, built into the program so that they need no network. */
import formulas from '../../../../docs/formulas.md?raw';
import glossary from '../../../../docs/glossary.md?raw';
import clues from '../../../../docs/help/clues.md?raw';
import data from '../../../../docs/help/data.md?raw';
import keyboard from '../../../../docs/help/keyboard.md?raw';
import models from '../../../../docs/help/models.md?raw';
import own from '../../../../docs/help/own-model.md?raw';
import privacy from '../../../../docs/help/privacy.md?raw';
import problems from '../../../../docs/help/problems.md?raw';
import start from '../../../../docs/help/start.md?raw';
import write from '../../../../docs/write-a-model.md?raw';
import { type Block, inline, parse } from './markdown';

export type Topic = { key: string; title: string; blocks: Block[] };

const TEXTS = {
  start,
  data,
  models,
  clues,
  'own-model': own,
  privacy,
  keyboard,
  problems,
  glossary,
  'write-a-model': write,
  formulas,
};
/** Pages that begin with a word to programmers. */
const FOR_PROGRAMMERS = ['glossary', 'formulas'];

/** Without the column of program names. */
const plain = (block: Block): Block =>
  block.kind === 'table' && block.head.length === 3
    ? { ...block, head: without(block.head), rows: block.rows.map(without) }
    : block;
const without = (row: string[]) => row.filter((_, column) => column !== 1);

/** The glossary begins with the rooms of the program, which mean nothing to its users. */
function withoutFirstSection(blocks: Block[]): Block[] {
  const sections = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 2 ? [index] : [],
  );
  return blocks.slice(sections[1]);
}

function topic(key: string, text: string): Topic {
  const [first, ...rest] = parse(text);
  const title = first?.kind === 'heading' ? first.text : key;
  if (!FOR_PROGRAMMERS.includes(key)) return { key, title, blocks: rest };
  const told = key === 'glossary' ? withoutFirstSection(rest) : rest.slice(1);
  return { key, title, blocks: told.map(plain) };
}

export const TOPICS: Topic[] = Object.entries(TEXTS).map(([key, text]) => topic(key, text));

export const topicOf = (key: string | undefined) =>
  TOPICS.find((one) => one.key === key) ?? (TOPICS[0] as Topic);

export type Hit = { topic: Topic; id: string; section: string; text: string };

const LINE = 90;

/** The words of a block, without marks; the words of a heading stand with each hit below it. */
function words(block: Block): string[] {
  if (block.kind === 'list') return block.items.map(bare);
  if (block.kind === 'table') return block.rows.map((row) => bare(row.join('  ')));
  return block.kind === 'code' ? [block.text] : [bare(block.text)];
}
const bare = (text: string) =>
  inline(text)
    .map((part) => part.text)
    .join('');

/** A part of a long line around the place that was found. */
function around(line: string, found: number): string {
  const from = Math.max(0, found - LINE / 3);
  return (from > 0 ? '…' : '') + line.slice(from, from + LINE);
}

/** Places where all the words stand in one line, at most so many a topic. */
export function search(text: string, most = 12): Hit[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return TOPICS.flatMap((one) => {
    const hits: Hit[] = [];
    let section = { id: '', text: one.title };
    for (const block of one.blocks) {
      if (block.kind === 'heading') section = { id: block.id, text: bare(block.text) };
      for (const line of words(block)) {
        const low = line.toLowerCase();
        if (!wanted.every((word) => low.includes(word))) continue;
        const shown = around(line, low.indexOf(wanted[0] ?? ''));
        hits.push({ topic: one, id: section.id, section: section.text, text: shown });
      }
    }
    return hits.slice(0, most);
  });
}
