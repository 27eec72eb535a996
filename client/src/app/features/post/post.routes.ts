import { Routes } from '@angular/router';
import { PostPage } from './post-page';

/** Below `/p/:postId`, as a page. */
export const POST_ROUTES: Routes = [{ path: '', component: PostPage }];

/** The same addresses opened over another page. */
export const POST_DIALOG_ROUTES: Routes = [{ path: '', component: PostPage }];
