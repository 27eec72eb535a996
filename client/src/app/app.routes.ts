import { Routes } from '@angular/router';
import { nameMatcher, profileMatcher } from './core/navigation/profile-matcher';
import { toProfile } from './core/people/to-profile';
import { feedOrExplore, membersOnly, visitorsOnly, waitingOnly } from './core/session/guards';
import { Shell } from './shell/shell';

/** Pages of photos. They are made in a task of its own, behind the one in which their code was read: a phone can paint and answer between. */
const browse = (routes: keyof typeof import('./browse.routes')) => async () => {
  const file = await import('./browse.routes');
  return new Promise<Routes>((resolve) => setTimeout(() => resolve(file[routes])));
};

/** Every address of the app. Pages stand in the shell, except those of people who are on their way in. */
export const routes: Routes = [
  {
    path: 'login',
    title: 'Log in',
    canActivate: [visitorsOnly],
    loadComponent: () => import('./features/auth/log-in-page').then((file) => file.LogInPage),
  },
  {
    path: 'signup',
    title: 'Sign up',
    canActivate: [visitorsOnly],
    loadComponent: () => import('./features/auth/sign-up-page').then((file) => file.SignUpPage),
  },
  {
    path: 'forgot-password',
    title: 'Forgotten your password?',
    loadComponent: () =>
      import('./features/auth/forgot-password-page').then((file) => file.ForgotPasswordPage),
  },
  {
    path: 'reset-password',
    title: 'Set a new password',
    loadComponent: () => import('./features/auth/reset-password-page').then((file) => file.ResetPasswordPage),
  },
  {
    path: 'verify-email',
    title: 'Confirm your address',
    loadComponent: () => import('./features/auth/verify-email-page').then((file) => file.VerifyEmailPage),
  },
  {
    path: 'confirm-email',
    title: 'Confirm your address',
    canActivate: [waitingOnly],
    loadComponent: () => import('./features/auth/confirm-email-page').then((file) => file.ConfirmEmailPage),
  },
  {
    path: '',
    component: Shell,
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [feedOrExplore],
        loadChildren: browse('FEED_ROUTES'),
      },
      {
        path: 'explore',
        title: 'Explore',
        loadChildren: browse('EXPLORE_ROUTES'),
      },
      {
        path: 'notifications',
        title: 'Notifications',
        canActivate: [membersOnly],
        loadChildren: () =>
          import('./features/notifications/notifications.routes').then((file) => file.NOTIFICATIONS_ROUTES),
      },
      {
        path: 'search',
        title: 'Search',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/search/search.routes').then((file) => file.SEARCH_ROUTES),
      },
      {
        path: 'tags/:name',
        title: 'Hashtag',
        loadChildren: browse('HASHTAG_ROUTES'),
      },
      {
        path: 'create',
        title: 'New post',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/create/create.routes').then((file) => file.CREATE_ROUTES),
      },
      {
        path: 'settings',
        title: 'Settings',
        canActivate: [membersOnly],
        loadChildren: () =>
          import('./features/settings/settings.routes').then((file) => file.SETTINGS_ROUTES),
      },
      {
        path: 'p/:postId',
        title: 'Post',
        loadChildren: browse('POST_ROUTES'),
      },
      {
        matcher: profileMatcher,
        loadChildren: browse('PROFILE_ROUTES'),
      },
      {
        path: 'error',
        title: 'Something went wrong',
        loadComponent: () => import('./shell/error-page').then((file) => file.ErrorPage),
      },
      {
        matcher: nameMatcher,
        title: 'Not found',
        canActivate: [toProfile],
        loadComponent: () => import('./shell/not-found-page').then((file) => file.NotFoundPage),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./shell/not-found-page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
