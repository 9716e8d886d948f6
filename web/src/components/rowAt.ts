/** Where in its sheet a row stands: the words for its line, and the column of its month. */

/**
 * @param line the line in words
 * @param month the column of the file, where its list has a column a month; "" else
 */
export const rowAt = (line: string, month?: string) => (month ? `${line} · ${month}` : line);
