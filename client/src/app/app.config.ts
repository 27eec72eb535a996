import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withEnabledBlockingInitialNavigation,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withViewTransitions,
} from '@angular/router';
import { provideApiConfiguration } from './api';
import { routes } from './app.routes';
import { ThemeStore } from './core/appearance/theme';
import { provideStrictCsp } from './core/strict-csp';
import { firstAnswersInterceptor } from './core/navigation/first-answers';
import { PageTitles } from './core/navigation/page-titles';
import { showRouteFailure } from './core/navigation/route-failure';
import { skipNeedlessTransition } from './core/navigation/transitions';
import { POST_DIALOGS } from './core/posts/post-opener';
import { followPushEvents } from './core/push/push-events';
import { Search } from './core/search/search';
import { authInterceptor } from './core/session/auth.interceptor';
import { forgetPrivateDataOnLogOut } from './core/session/private-data';
import { followSessionEnds } from './core/session/session-redirects';
import { SessionStore } from './core/session/session-store';
import { SUGGEST } from './ui/suggest';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withEnabledBlockingInitialNavigation(), // the frame of index.html stays until the page is there
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(showRouteFailure),
      withViewTransitions({ skipInitialTransition: true, onViewTransitionCreated: skipNeedlessTransition }),
    ),
    // XMLHttpRequest, because only it tells how much of an upload has been sent.
    provideHttpClient(withXhr(), withInterceptors([firstAnswersInterceptor, authInterceptor])),
    provideApiConfiguration(''),
    provideAppInitializer(() => {
      inject(ThemeStore);
      inject(SessionStore).restore();
      followSessionEnds();
      forgetPrivateDataOnLogOut();
      followPushEvents();
    }),
    { provide: TitleStrategy, useExisting: PageTitles },
    { provide: SUGGEST, useFactory: () => inject(Search).suggest },
    { provide: POST_DIALOGS, useValue: () => import('./features/post/post-dialogs') },
    provideStrictCsp(),
  ],
};
