/** What a feature hands to the router: its place in the navigation. */
import type { ComponentType } from 'react';

export type NavEntry = {
  /** path of the page, for example `/clues` */
  to: string;
  /** key of the label, for example `clues:nav` */
  label: string;
  icon: ComponentType;
  /** position, smaller first: home 0, data 10, models 20, clues 30, judgments 40, runs 50, admin 90 */
  order: number;
  /** `side`: the side navigation; `none`: reached from the header or from other pages */
  place: 'side' | 'none';
  /** name of the action a user must be allowed to do to see the entry */
  can?: string;
};
