/** A word of a fixed list in the language of the page, for cells of tables. */
import { useWord, type WordList } from './useWord';

export function Word({ of, value }: { of: WordList; value: string }) {
  return <>{useWord()(of, value)}</>;
}
