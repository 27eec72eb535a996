import { Routes } from '@angular/router';
import { SearchPage } from './search-page';

export const SEARCH_ROUTES: Routes = [{ path: '', component: SearchPage }];
