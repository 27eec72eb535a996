/** The shapes of the photographs, in pixels. */
export const portrait = { width: 1080, height: 1350 } as const;
export const tall = { width: 1012, height: 1350 } as const;
export const square = { width: 1080, height: 1080 } as const;
export const landscape = { width: 1080, height: 720 } as const;
export const wide = { width: 1080, height: 566 } as const;
