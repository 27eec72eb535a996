import { NO_CHANGE, Recipe } from './colour';

/** A ready-made mood for a photo. */
export interface Filter {
  /** Kept in drafts: stays the same when a filter is renamed. */
  readonly id: string;
  readonly name: string;
  readonly recipe: Recipe;
}

function filter(name: string, recipe: Partial<Recipe>): Filter {
  return { id: name.toLowerCase(), name, recipe: { ...NO_CHANGE, ...recipe } };
}

/** The first one changes nothing. */
export const FILTERS: readonly [Filter, ...Filter[]] = [
  filter('Original', {}),
  filter('Daybreak', {
    brightness: 0.16,
    warmth: 0.28,
    saturation: 0.06,
    fade: 0.18,
    shadows: [0.03, 0, 0.02],
  }),
  filter('Meadow', { contrast: 0.22, saturation: 0.24, warmth: 0.06, shadows: [0, 0.015, 0] }),
  filter('Amber', {
    contrast: 0.24,
    saturation: 0.08,
    warmth: 0.42,
    shadows: [0.03, 0.01, -0.03],
    highlights: [0.03, 0.01, -0.05],
  }),
  filter('Harbour', {
    contrast: 0.28,
    saturation: -0.12,
    warmth: -0.22,
    shadows: [-0.035, 0.015, 0.05],
    highlights: [0.035, 0.015, -0.02],
  }),
  filter('Linen', { brightness: 0.12, contrast: -0.16, saturation: -0.28, warmth: 0.14, fade: 0.45 }),
  filter('Dusk', {
    brightness: -0.06,
    contrast: 0.18,
    saturation: -0.04,
    shadows: [0.035, -0.015, 0.075],
    highlights: [0.06, 0.015, -0.04],
  }),
  filter('Frost', { brightness: 0.14, contrast: 0.08, saturation: -0.22, warmth: -0.34, fade: 0.12 }),
  filter('Postcard', {
    contrast: 0.14,
    saturation: -0.18,
    warmth: 0.24,
    fade: 0.6,
    shadows: [0, 0.02, 0.045],
    highlights: [0.025, 0.01, -0.07],
  }),
  filter('Slate', { contrast: 0.12, saturation: -1 }),
  filter('Charcoal', { brightness: -0.05, contrast: 0.75, saturation: -1 }),
  filter('Keepsake', {
    contrast: 0.22,
    saturation: -1,
    warmth: 0.65,
    fade: 0.25,
    shadows: [0.03, 0.01, -0.01],
  }),
];

/** The filter of a draft; one that no longer exists changes nothing. */
export function filterOf(id: string): Filter {
  return FILTERS.find((one) => one.id === id) ?? FILTERS[0];
}
