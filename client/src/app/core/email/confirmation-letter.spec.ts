import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { InstanceDto } from '../../api';
import { logIn, nextTurn, provideAppTesting } from '../../../testing/app-testing';
import { ConfirmationLetter } from './confirmation-letter';

const SEND = '/api/v1/auth/email/verification';

describe('ConfirmationLetter', () => {
  let letter: ConfirmationLetter;
  let http: HttpTestingController;

  async function start(instance: InstanceDto): Promise<void> {
    TestBed.configureTestingModule({ providers: provideAppTesting() });
    http = TestBed.inject(HttpTestingController);
    logIn();
    letter = TestBed.inject(ConfirmationLetter);
    TestBed.tick();
    await nextTurn();
    http.expectOne('/api/v1/instance').flush(instance);
    await nextTurn();
  }

  async function send(answer: (call: ReturnType<typeof http.expectOne>) => void) {
    const outcome = letter.sendAgain('alice@example.org');
    expect(letter.sending()).toBe(true);
    await nextTurn();
    answer(http.expectOne(SEND));
    const { sent, text } = await outcome;
    expect(letter.sending()).toBe(false);
    return { sent, text };
  }

  it('says where it went', async () => {
    await start({ mail: 'smtp', emailVerification: 'optional' });
    expect(await send((call) => call.flush(null, { status: 202, statusText: 'Accepted' }))).toEqual({
      sent: true,
      text: 'A letter to alice@example.org is on its way.',
    });
  });

  it('says that it is in the log where nothing is sent', async () => {
    await start({ mail: 'log', emailVerification: 'optional' });
    const { text } = await send((call) => call.flush(null, { status: 202, statusText: 'Accepted' }));
    expect(text).toBe('The letter to alice@example.org is in the server’s log.');
  });

  it('says how long to wait for the sixth', async () => {
    await start({ mail: 'smtp', emailVerification: 'optional' });
    const refused = {
      status: 429,
      statusText: 'Too Many Requests',
      headers: { 'Retry-After': '2400' },
    };
    expect(await send((call) => call.flush({ code: 'rate_limited' }, refused))).toEqual({
      sent: false,
      text: 'There were five letters within an hour. You can have another one in 40 minutes.',
    });
  });

  it('says whom to ask where there is no mail', async () => {
    await start({ mail: 'none', emailVerification: 'off' });
    const refused = { status: 501, statusText: 'Not Implemented' };
    const { sent, text } = await send((call) => call.flush({ code: 'mail_unavailable' }, refused));
    expect(sent).toBe(false);
    expect(text).toBe('This Lightwell sends no mail; ask an administrator.');
  });
});
