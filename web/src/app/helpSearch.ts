/** Finds words in the help pages; these are loaded only when somebody searches. */
export type HelpHit = { topic: string; title: string; id: string; section: string; text: string };

/**
 * @param words as typed
 * @param most at most so many places of one topic
 */
export async function searchHelp(words: string, most: number): Promise<HelpHit[]> {
  const { search } = await import('../features/help/topics');
  return search(words, most).map(({ topic, id, section, text }) => ({
    topic: topic.key,
    title: topic.title,
    id,
    section,
    text,
  }));
}
