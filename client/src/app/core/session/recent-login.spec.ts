import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { aPasskey } from '../../../testing/factories';
import { nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { FakePasskeys } from '../../../testing/fake-passkeys';
import { IdentityApi } from '../../api';
import { Dialogs } from '../dialogs/dialogs';
import { RecentLogin } from './recent-login';

const FACTOR = '/api/v1/users/me/second-factor';
const FORBIDDEN = { status: 403, statusText: 'Forbidden' };
const REQUIRED = { code: 'reauthentication_required' };

describe('RecentLogin', () => {
  let http: HttpTestingController;
  const closed = new Subject<boolean | undefined>();
  const open = vi.fn<(load: unknown, config: unknown) => Promise<unknown>>(() => Promise.resolve({ closed }));

  beforeEach(() => {
    open.mockClear();
    const browser = FakePasskeys.install();
    TestBed.configureTestingModule({
      providers: [...provideAppTesting(), browser.provide(), { provide: Dialogs, useValue: { open } }],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    http.verify();
  });

  const begin = () => TestBed.inject(RecentLogin).run(() => TestBed.inject(IdentityApi).getSecondFactor());

  /** The first time it is refused, and somebody is asked. */
  async function refused(passkeys: number) {
    const run = begin();
    await nextTurn();
    http.expectOne(FACTOR).flush(REQUIRED, FORBIDDEN);
    await nextTurn();
    http.expectOne('/api/v1/users/me/passkeys').flush({ items: Array(passkeys).fill(aPasskey()) });
    await vi.waitFor(() => expect(open).toHaveBeenCalledOnce());
    await nextTurn();
    return { run };
  }

  it('asks nobody when the server does not', async () => {
    const run = begin();
    await nextTurn();
    http.expectOne(FACTOR).flush({ on: false });
    expect(await run).toEqual({ answer: { on: false } });
    expect(open).not.toHaveBeenCalled();
  });

  it('sends the same once more when it was confirmed', async () => {
    const { run } = await refused(1);
    expect(open.mock.lastCall?.[1]).toMatchObject({ data: { withPasskey: true } });
    closed.next(true);
    await nextTurn();
    http.expectOne(FACTOR).flush({ on: true });
    expect(await run).toEqual({ answer: { on: true } });
  });

  it('changes nothing when it was not', async () => {
    const { run } = await refused(0);
    expect(open.mock.lastCall?.[1]).toMatchObject({ data: { withPasskey: false } });
    closed.next(undefined);
    expect(await run).toBeNull();
  });

  it('leaves other failures to those who asked', async () => {
    const run = begin();
    await nextTurn();
    http.expectOne(FACTOR).flush({ code: 'account_hidden' }, FORBIDDEN);
    await expect(run).rejects.toMatchObject({ status: 403 });
  });
});
