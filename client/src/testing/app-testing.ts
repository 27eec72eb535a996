import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { EnvironmentProviders, Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Routes, provideRouter, withComponentInputBinding } from '@angular/router';
import { SessionDto, provideApiConfiguration } from '../app/api';
import { firstAnswersInterceptor } from '../app/core/navigation/first-answers';
import { authInterceptor } from '../app/core/session/auth.interceptor';
import { SessionStore } from '../app/core/session/session-store';
import { aSession } from './factories';
import { LiveServer } from './live-server';

/** The real app's services over a fake network. */
export function provideAppTesting(routes: Routes = []): (Provider | EnvironmentProviders)[] {
  return [
    provideHttpClient(withInterceptors([firstAnswersInterceptor, authInterceptor])),
    provideHttpClientTesting(),
    provideApiConfiguration(''),
    provideRouter(routes, withComponentInputBinding()),
    LiveServer.provide(),
  ];
}

/** Logs a member in, through the API. */
export function logIn(session: Partial<SessionDto> = {}): void {
  TestBed.inject(SessionStore).logIn({ identifier: 'alice', password: 'correct horse' }).subscribe();
  TestBed.inject(HttpTestingController).expectOne('/api/v1/auth/login').flush(aSession(session));
}

/** Requests leave after the interceptor has asked for a token, which takes a turn of the event loop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
