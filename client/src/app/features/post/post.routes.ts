import { inject } from '@angular/core';
import { Routes } from '@angular/router';
import { PostsApi } from '../../api';
import { withFirstAnswers } from '../../core/navigation/first-answers';
import { LikersRoute } from './likers-route';
import { PostPage } from './post-page';

/** Below `/p/:postId`. */
export const POST_ROUTES: Routes = [
  {
    path: '',
    component: PostPage,
    resolve: {
      first: withFirstAnswers(({ params }, ahead) => [
        inject(PostsApi).getPost({ postId: params['postId'] as string }, ahead),
      ]),
    },
    children: [{ path: 'likes', component: LikersRoute }],
  },
];
