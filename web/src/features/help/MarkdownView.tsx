/** A help page as elements; nothing of the text is taken for HTML. */
import { type Block, inline } from './markdown';

export function Words({ text }: { text: string }) {
  return (
    <>
      {inline(text).map((part, index) => {
        const key = `${index}${part.text}`;
        if (part.kind === 'bold') return <strong key={key}>{part.text}</strong>;
        if (part.kind === 'code') return <code key={key}>{part.text}</code>;
        return <span key={key}>{part.text}</span>;
      })}
    </>
  );
}

export function MarkdownView({ blocks }: { blocks: Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the page does not change while it is shown
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = block.level <= 2 ? 'h2' : 'h3';
      return (
        <Tag id={block.id}>
          <Words text={block.text} />
        </Tag>
      );
    }
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map((item) => (
            <li key={item}>
              <Words text={item} />
            </li>
          ))}
        </Tag>
      );
    }
    case 'table':
      return <TableView head={block.head} rows={block.rows} />;
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      );
  }
}

function TableView({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <table className="help-table">
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col" key={cell}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, column) => (
              <td key={head[column]}>
                <Words text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
