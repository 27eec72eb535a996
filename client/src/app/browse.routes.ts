/**
 * The pages on which one looks at photos, in one file: each of them leads to the others, and in a file of its own each would share so
 * much with them that the browser had to fetch twenty small files instead of one.
 */
export { EXPLORE_ROUTES } from './features/explore/explore.routes';
export { FEED_ROUTES } from './features/feed/feed.routes';
export { HASHTAG_ROUTES } from './features/hashtag/hashtag.routes';
export { POST_ROUTES } from './features/post/post.routes';
export { PROFILE_ROUTES } from './features/profile/profile.routes';
