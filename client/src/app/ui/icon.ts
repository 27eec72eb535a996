import { Component, computed, input } from '@angular/core';

/** Drawn for a 24 × 24 grid, 1.75 wide strokes with round ends. */
const PATHS = {
  home: 'M3.5 10.5 12 3.5l8.5 7V20a.5.5 0 0 1-.5.5h-5v-6H9v6H4a.5.5 0 0 1-.5-.5z',
  explore: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM15.8 8.2l-2.2 5.4-5.4 2.2 2.2-5.4z',
  create:
    'M7 3.5h10A3.5 3.5 0 0 1 20.5 7v10a3.5 3.5 0 0 1-3.5 3.5H7A3.5 3.5 0 0 1 3.5 17V7A3.5 3.5 0 0 1 7 3.5zM12 8v8M8 12h8',
  person: 'M12 12.2a4.1 4.1 0 1 0 0-8.2 4.1 4.1 0 0 0 0 8.2zM4.2 20.3c.6-3.6 3.8-5.4 7.8-5.4s7.2 1.8 7.8 5.4',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.5-3.2 3-4.8 6.5-4.8s6 1.6 6.5 4.8M16 4.8a3.3 3.3 0 0 1 0 6.4M18 15.3c2 .6 3.2 2 3.5 4.2',
  heart:
    'M12 20.3S3.5 15.5 3.5 9.2A4.7 4.7 0 0 1 8.2 4.5c1.6 0 3 .8 3.8 2.1.8-1.3 2.2-2.1 3.8-2.1a4.7 4.7 0 0 1 4.7 4.7c0 6.3-8.5 11.1-8.5 11.1z',
  comment: 'M20.5 11.6a8.3 8.3 0 0 1-12.3 7.2L3.5 20.5l1.7-4.6a8.2 8.2 0 1 1 15.3-4.3z',
  share: 'M12 15V3.5M7.8 7.5 12 3.3l4.2 4.2M5 12.5V19a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 19v-6.5',
  more: 'M5.5 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM12 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM18.5 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1z',
  close: 'M6 6l12 12M18 6 6 18',
  left: 'M14.5 5.5 8 12l6.5 6.5',
  right: 'M9.5 5.5 16 12l-6.5 6.5',
  up: 'M12 19.5v-15M6 10.5l6-6 6 6',
  check: 'M4.5 12.5 9.5 17.5 19.5 6.5',
  layers: 'M8.5 3.5h9a3 3 0 0 1 3 3v9M3.5 8.5v9a3 3 0 0 0 3 3h9M6 6h9a3 3 0 0 1 3 3v9H9a3 3 0 0 1-3-3z',
  settings: 'M4 7h8M16 7h4M4 17h4M12 17h8M14 4.7v4.6M10 14.7v4.6',
  logout: 'M14.5 4H6.5A2 2 0 0 0 4.5 6v12a2 2 0 0 0 2 2h8M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5',
  login: 'M9.5 4h8a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-8M3.5 12H14M10.5 8.5 14 12l-3.5 3.5',
  trash: 'M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5l.8 13h9.4l.8-13M10 10.5v5.5M14 10.5v5.5',
  edit: 'M4 20l1-4.5L16.2 4.3a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L8.5 19z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  hidden:
    'M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.9 3.6M6.3 7.3A16 16 0 0 0 2.5 12S6 18.5 12 18.5c1.5 0 2.9-.4 4.1-1M10 10a3 3 0 0 0 4 4',
  photo:
    'M6 4h12a2.5 2.5 0 0 1 2.5 2.5v11A2.5 2.5 0 0 1 18 20H6a2.5 2.5 0 0 1-2.5-2.5v-11A2.5 2.5 0 0 1 6 4zM4 17l4.5-4.5 3.5 3.5 3-3 5 5M15.5 8.5h.01',
  alert: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v4.8M12 16h.01',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2',
  retry: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15',
  keyboard:
    'M4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6zM7 10h.01M10.5 10h.01M14 10h.01M17.5 10h.01M8 14h8',
  sun: 'M12 16.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.5A8.3 8.3 0 0 1 9.5 4a8.3 8.3 0 1 0 10.5 10.5z',
  device:
    'M4.5 4.5h15A1.5 1.5 0 0 1 21 6v9.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15.5V6a1.5 1.5 0 0 1 1.5-1.5zM8.5 20.5h7M12 17v3.5',
  crop: 'M6.5 2.5v15h15M2.5 6.5h15v15',
  filters: 'M9 13.5a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM15 20.5a5 5 0 1 0 0-10 5 5 0 0 0 0 10z',
  rotate: 'M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9M4.5 4.5V9H9',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon in the colour of the text around it; decoration, so the control around it needs a name. */
@Component({
  selector: 'lw-icon',
  host: { class: 'icon', '[class.icon-filled]': 'filled()' },
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Drawn solid: the place one is at, the thing one has liked. */
  readonly filled = input(false);
  protected readonly path = computed(() => PATHS[this.name()]);
}
