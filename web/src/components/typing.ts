/** Whether a key belongs to a field or a window, or is one of the browser's own. */
export function typing(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target as HTMLElement | null;
  const field = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog]';
  return Boolean(target?.closest?.(field) || target?.isContentEditable);
}
