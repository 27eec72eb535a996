/** What `PhotoViews.avatar` reads, of a row that `avatarOf` has joined. */
export const AVATAR_COLUMNS = 'avatar.storage_key AS avatar_key, avatar.variants AS avatar_variants';

/** Joins the profile picture of each row, if there is one. @param person expression for the id of whose picture it is */
export const avatarOf = (person: string): string =>
  `LEFT JOIN media avatar ON avatar.avatar_of_id = ${person}`;
