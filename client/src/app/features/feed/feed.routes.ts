import { Routes } from '@angular/router';
import { FeedPage } from './feed-page';

export const FEED_ROUTES: Routes = [{ path: '', component: FeedPage }];
