/** What `PhotoViews.photo` reads, of rows that `photosOf` has joined. */
export const PHOTO_COLUMNS = `photo.id AS photo_id, photo.position AS photo_position, photo.storage_key AS photo_key,
  photo.width AS photo_width, photo.height AS photo_height, photo.alt AS photo_alt, photo.blurhash AS photo_blurhash,
  photo.dominant_color AS photo_color, photo.variants AS photo_variants`;

/** Joins the photos of each post: a row for each, in no order, and one without a photo where there is none. @param post expression for the post's id */
export const photosOf = (post: string): string => `LEFT JOIN media photo ON photo.post_id = ${post}`;
