/** What the address of the administration holds: the tab, the item of the local rules, the filters of the journal. */
export const TABS = ['accounts', 'roles', 'local', 'journal', 'settings', 'health'] as const;
export type Tab = (typeof TABS)[number];

export type AdminSearch = {
  tab?: Tab;
  /** the local item to be entered, of the local rules */
  item?: string;
  actor?: string;
  action?: string;
  text?: string;
  at_from?: string;
  at_to?: string;
};

const text = (value: unknown) => (value === undefined || value === '' ? undefined : String(value));

export function adminSearch(search: Record<string, unknown>): AdminSearch {
  return {
    tab: TABS.find((tab) => tab === search.tab),
    item: text(search.item),
    actor: text(search.actor),
    action: text(search.action),
    text: text(search.text),
    at_from: text(search.at_from),
    at_to: text(search.at_to),
  };
}
