import { Routes } from '@angular/router';
import { LikersRoute } from './likers-route';
import { PostPage } from './post-page';

/** Below `/p/:postId`. */
export const POST_ROUTES: Routes = [
  { path: '', component: PostPage, children: [{ path: 'likes', component: LikersRoute }] },
];
