export { EditPostDialog } from './edit-post-dialog';
export { LikersDialog } from './likers-dialog';
export { PostDialog } from './post-dialog';
