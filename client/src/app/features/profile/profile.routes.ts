import { Routes } from '@angular/router';
import { PeopleRoute } from './people-route';
import { ProfilePage } from './profile-page';

/** Below `/@username`. */
export const PROFILE_ROUTES: Routes = [
  {
    path: '',
    component: ProfilePage,
    children: [
      { path: 'followers', component: PeopleRoute, data: { kind: 'followers' } },
      { path: 'following', component: PeopleRoute, data: { kind: 'following' } },
    ],
  },
];
