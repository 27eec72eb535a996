import { Listbox } from '@angular/aria/listbox';

/**
 * Moves through a listbox with the arrow keys, while the focus stays in the field that the list is for (WAI-ARIA's
 * `aria-activedescendant`). Answers whether the key was one of them.
 */
export function moveInListbox(list: Listbox<string>, event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  const pressed = { key, shiftKey, ctrlKey, altKey, metaKey, cancelable: true };
  const moved = !list.element.dispatchEvent(new KeyboardEvent('keydown', pressed));
  if (moved) list.scrollActiveItemIntoView();
  return moved;
}
