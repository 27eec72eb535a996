import { Page } from '@playwright/test';

/** What a finger needs, to a side (px). */
const FINGER = 44;

const INTERACTIVE =
  'a[href], button, input, textarea, select, [role=option], [role=menuitem], [role=radio], [role=slider], [role=application]';

/**
 * What can be touched on a page and is smaller than a finger, in words. The area that a pseudo-element or a label adds counts;
 * links within a text are as high as its lines (WCAG 2.2, 2.5.8) and do not.
 */
export async function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ({ selector, least }) => {
      const reaches = (element: Element): { width: number; height: number }[] => {
        const areas = [element, ...((element as HTMLInputElement).labels ?? [])].map((area) =>
          area.getBoundingClientRect(),
        );
        const added = getComputedStyle(element).position === 'static' ? [] : ['::before', '::after'];
        return [
          ...areas,
          ...added
            .map((pseudo) => getComputedStyle(element, pseudo))
            .filter(({ content, position }) => content !== 'none' && position === 'absolute')
            .map(({ width, height }) => ({ width: parseFloat(width), height: parseFloat(height) })),
        ];
      };
      const isSmall = (element: Element) =>
        !reaches(element).some(({ width, height }) => Math.round(Math.min(width, height)) >= least);
      return [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .filter((element) => !element.closest('.visually-hidden') && isSmall(element))
        .map((element) => `${element.className}: ${element.ariaLabel ?? element.textContent.trim()}`);
    },
    { selector: INTERACTIVE, least: FINGER },
  );
}
