import { Routes } from '@angular/router';
import { LikersRoute } from './likers-route';
import { PostDialogRoute } from './post-dialog-route';
import { PostPage } from './post-page';

/** Below `/p/:postId`, as a page. */
export const POST_ROUTES: Routes = [
  { path: '', component: PostPage, children: [{ path: 'likes', component: LikersRoute }] },
];

/** The same addresses opened over another page. */
export const POST_DIALOG_ROUTES: Routes = [
  { path: '', component: PostDialogRoute },
  { path: 'likes', component: LikersRoute },
];
