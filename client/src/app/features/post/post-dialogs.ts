export { LikersDialog } from './likers-dialog';
export { PostDialog } from './post-dialog';
