import { Routes } from '@angular/router';
import { HashtagPage } from './hashtag-page';

/** Below `/tags/:name`. */
export const HASHTAG_ROUTES: Routes = [{ path: '', component: HashtagPage }];
