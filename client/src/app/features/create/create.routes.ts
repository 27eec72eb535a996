import { Routes } from '@angular/router';
import { CreatePage } from './create-page';
import { leaveGuard } from './leave-guard';

export const CREATE_ROUTES: Routes = [{ path: '', component: CreatePage, canDeactivate: [leaveGuard] }];
