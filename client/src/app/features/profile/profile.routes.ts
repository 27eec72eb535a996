import { inject } from '@angular/core';
import { Routes } from '@angular/router';
import { PostsApi, UsersApi } from '../../api';
import { withFirstAnswers } from '../../core/navigation/first-answers';
import { GRID_SLICE } from '../../core/posts/posts-store';
import { PeopleRoute } from './people-route';
import { ProfilePage } from './profile-page';

/** Below `/@username`. */
export const PROFILE_ROUTES: Routes = [
  {
    path: '',
    component: ProfilePage,
    resolve: {
      first: withFirstAnswers(({ params }, ahead) => {
        const username = (params['username'] as string).toLowerCase();
        return [
          inject(UsersApi).getUser({ username }, ahead),
          inject(PostsApi).listUserPosts({ username, cursor: undefined, limit: GRID_SLICE }, ahead),
        ];
      }),
    },
    children: [
      { path: 'followers', component: PeopleRoute, data: { kind: 'followers' } },
      { path: 'following', component: PeopleRoute, data: { kind: 'following' } },
    ],
  },
];
