import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { logIn, provideAppTesting } from '../../../testing/app-testing';
import { withFirstAnswers } from './first-answers';

@Component({ template: '' })
class Page {
  answer: unknown;
  constructor() {
    inject(HttpClient)
      .get('/thing?a=1')
      .subscribe({ next: (answer) => (this.answer = answer), error: () => (this.answer = 'error') });
  }
}

describe('withFirstAnswers', () => {
  let http: HttpTestingController;
  const first = withFirstAnswers((_, context) => [inject(HttpClient).get('/thing?a=1', { context })]);

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideAppTesting([
          { path: 'page', component: Page, resolve: { first } },
          { path: '**', children: [] },
        ]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('lets the first page wait, and gives it the answer without asking again', async () => {
    const opened = RouterTestingHarness.create('/page');
    await vi.waitFor(() => http.expectOne('/thing?a=1').flush('here'));
    const { routeDebugElement } = await opened;
    expect((routeDebugElement?.componentInstance as Page).answer).toBe('here');
    TestBed.inject(HttpClient).get('/thing?a=1').subscribe();
    http.expectOne('/thing?a=1');
  });

  it('hands on what went wrong', async () => {
    const opened = RouterTestingHarness.create('/page');
    await vi.waitFor(() => http.expectOne('/thing?a=1').flush({}, { status: 404, statusText: 'Not Found' }));
    const { routeDebugElement } = await opened;
    expect((routeDebugElement?.componentInstance as Page).answer).toBe('error');
  });

  it('shows the page when the answer takes too long, and hands it on when it comes', async () => {
    vi.useFakeTimers();
    const opened = RouterTestingHarness.create('/page');
    await vi.advanceTimersByTimeAsync(6000);
    vi.useRealTimers();
    const { routeDebugElement } = await opened;
    const page = routeDebugElement?.componentInstance as Page;
    expect(page.answer).toBeUndefined();
    http.expectOne('/thing?a=1').flush('late');
    expect(page.answer).toBe('late');
  });

  it('keeps no later page, and nothing for another account', async () => {
    const harness = await RouterTestingHarness.create('/other');
    const page = await harness.navigateByUrl('/page', Page);
    http.expectOne('/thing?a=1').flush('now');
    expect(page.answer).toBe('now');
  });

  it('forgets what was asked for when somebody logs in', async () => {
    const opened = RouterTestingHarness.create('/page');
    const asked = await vi.waitFor(() => http.expectOne('/thing?a=1'));
    logIn();
    asked.flush('of a visitor');
    const { routeDebugElement } = await opened;
    http.expectOne('/thing?a=1').flush('of a member');
    expect((routeDebugElement?.componentInstance as Page).answer).toBe('of a member');
    expect(TestBed.inject(Router).url).toBe('/page');
  });
});
