import { Routes } from '@angular/router';
import { ExplorePage } from './explore-page';

export const EXPLORE_ROUTES: Routes = [{ path: '', component: ExplorePage }];
