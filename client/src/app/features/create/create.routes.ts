import { Routes } from '@angular/router';
import { CreatePage } from './create-page';

export const CREATE_ROUTES: Routes = [{ path: '', component: CreatePage }];
