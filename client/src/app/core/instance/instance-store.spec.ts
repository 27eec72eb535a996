import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { InstanceStore } from './instance-store';

const INSTANCE = '/api/v1/instance';

describe('InstanceStore', () => {
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('asks when somebody wants to know, and once', async () => {
    http.expectNone(INSTANCE);
    const store = TestBed.inject(InstanceStore);
    TestBed.tick();
    await nextTurn();
    expect(store.mail()).toBeNull();
    http.expectOne(INSTANCE).flush({ mail: 'smtp', emailVerification: 'optional' });
    await nextTurn();
    expect(store.mail()).toBe('smtp');
    expect(store.emailVerification()).toBe('optional');
    expect(TestBed.inject(InstanceStore).mail()).toBe('smtp');
  });

  it('says why it does not know, and asks again', async () => {
    const store = TestBed.inject(InstanceStore);
    TestBed.tick();
    await nextTurn();
    http.expectOne(INSTANCE).error(new ProgressEvent('error'));
    await nextTurn();
    expect(store.problem()?.code).toBe('offline');
    store.retry();
    TestBed.tick();
    await nextTurn();
    http.expectOne(INSTANCE).flush({ mail: 'none', emailVerification: 'off' });
    await nextTurn();
    expect(store.problem()).toBeNull();
    expect(store.mail()).toBe('none');
  });
});
