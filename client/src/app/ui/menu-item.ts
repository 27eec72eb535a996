import type { IconName } from './icon';

/** Something that a menu offers to do, or a place that it leads to. */
export interface MenuItem {
  readonly icon: IconName;
  readonly label: string;
  /** It cannot be undone. */
  readonly danger?: boolean;
  /** Where it leads. */
  readonly link?: string;
  /** What it does. */
  readonly act?: () => void;
}
