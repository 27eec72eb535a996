import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aUser } from '../../../testing/factories';
import { logIn, provideAppTesting } from '../../../testing/app-testing';
import { feedOrExplore, membersOnly, visitorsOnly, waitingOnly } from './guards';

describe('the guards', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: provideAppTesting([
        { path: '', pathMatch: 'full', canActivate: [feedOrExplore], children: [] },
        { path: 'settings', canActivate: [membersOnly], children: [] },
        { path: 'login', canActivate: [visitorsOnly], children: [] },
        { path: 'confirm-email', canActivate: [waitingOnly], children: [] },
        { path: 'explore', children: [] },
      ]),
    });
  });

  const waiting = { user: aUser({ emailVerified: false, waitingFor: 'email' }) };

  async function end(url: string): Promise<string> {
    const router = TestBed.inject(Router);
    await router.navigateByUrl(url);
    return router.url;
  }

  it.each([
    ['/', '/explore'],
    ['/settings', '/login?returnUrl=%2Fsettings'],
    ['/login', '/login'],
    ['/confirm-email', '/login'],
  ])('lead visitors from %s to %s', async (url, there) => {
    expect(await end(url)).toBe(there);
  });

  it.each([
    ['/', '/'],
    ['/settings', '/settings'],
    ['/login', '/'],
    ['/confirm-email', '/'],
  ])('lead members from %s to %s', async (url, there) => {
    logIn();
    expect(await end(url)).toBe(there);
  });

  it.each([
    ['/', '/confirm-email'],
    ['/settings', '/confirm-email?returnUrl=%2Fsettings'],
    ['/login', '/confirm-email'],
    ['/confirm-email', '/confirm-email'],
  ])('lead those whose account waits from %s to %s', async (url, there) => {
    logIn(waiting);
    expect(await end(url)).toBe(there);
  });
});
