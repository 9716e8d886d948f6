/** Reads a value of the address; a number that JavaScript cannot hold stays the text it is. */
export function exactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // an identity number typed into the address must not lose its last digits
  return typeof value === 'number' && String(value) !== text ? text : value;
}
