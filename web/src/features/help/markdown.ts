/** Reads the simple Markdown of the help pages: headings, lists, tables, code, paragraphs. */

export type Block =
  | { kind: 'heading'; level: number; text: string; id: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'code'; text: string };

const HEADING = /^(#{1,4})\s+(.*)$/;
const BULLET = /^[-*]\s+(.*)$/;
const NUMBER = /^\d+\.\s+(.*)$/;

/** The words of a heading as an address within the page. */
export const anchor = (text: string) => text.replace(/`/g, '').replace(/\s+/g, '-');

/** Cells of a table line; `\|` is a bar within a cell. */
const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\\|/g, '|'));

/** Lines from `start` on that match; their first group. */
function run(lines: string[], start: number, pattern: RegExp): string[] {
  const found: string[] = [];
  for (let at = start; at < lines.length; at++) {
    const match = pattern.exec(lines[at] ?? '');
    if (!match) break;
    found.push(match[1] ?? '');
  }
  return found;
}

type Taken = { block: Block; lines: number };

function list(lines: string[], at: number, pattern: RegExp, ordered: boolean): Taken {
  const items = run(lines, at, pattern);
  return { block: { kind: 'list', ordered, items }, lines: items.length };
}

function table(lines: string[], at: number): Taken {
  const rows = run(lines, at, /^(\|.*\|)\s*$/).map(cells);
  return { block: { kind: 'table', head: rows[0] ?? [], rows: rows.slice(2) }, lines: rows.length };
}

function code(lines: string[], at: number): Taken {
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => line.startsWith('```'));
  const inside = end < 0 ? rest : rest.slice(0, end);
  return { block: { kind: 'code', text: inside.join('\n') }, lines: inside.length + 2 };
}

function next(lines: string[], at: number): Taken {
  const line = lines[at] ?? '';
  const heading = HEADING.exec(line);
  if (heading) {
    const text = heading[2] ?? '';
    const level = heading[1]?.length ?? 1;
    return { block: { kind: 'heading', level, text, id: anchor(text) }, lines: 1 };
  }
  if (line.startsWith('```')) return code(lines, at);
  if (line.startsWith('|')) return table(lines, at);
  if (BULLET.test(line)) return list(lines, at, BULLET, false);
  if (NUMBER.test(line)) return list(lines, at, NUMBER, true);
  return { block: { kind: 'paragraph', text: line }, lines: 1 };
}

/** The blocks of a page, in order. */
export function parse(text: string): Block[] {
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (!(lines[at] ?? '').trim()) {
      at += 1;
      continue;
    }
    const taken = next(lines, at);
    blocks.push(taken.block);
    at += taken.lines;
  }
  return blocks;
}

export type Inline = { kind: 'text' | 'bold' | 'code'; text: string };

/** Bold and code within a line; links are shown by their words, as files do not open here. */
export function inline(text: string): Inline[] {
  const plain = text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
  return plain
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter(Boolean)
    .map((part) => {
      if (part.startsWith('**')) return { kind: 'bold', text: part.slice(2, -2) };
      if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) };
      return { kind: 'text', text: part };
    });
}
