import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { mayPass, toProblem } from './problem';

describe('toProblem', () => {
  it('takes message, code and fields from problem+json', () => {
    const error = {
      code: 'validation_failed',
      title: 'Unprocessable Content',
      detail: 'Some fields are wrong.',
      errors: [
        { pointer: '/username', detail: 'Too short.', code: 'minLength' },
        { pointer: '#/password', detail: 'Too long.', code: 'maxLength' },
        { pointer: '/username', detail: 'Not the first.', code: 'pattern' },
      ],
    };
    expect(toProblem(new HttpErrorResponse({ status: 422, error }))).toEqual({
      status: 422,
      code: 'validation_failed',
      message: 'Some fields are wrong.',
      fields: { username: 'Too short.', password: 'Too long.' },
    });
  });

  it('reads the problem of a call that expects no content', () => {
    const error = JSON.stringify({ code: 'wrong_password', detail: 'The password is wrong.' });
    expect(toProblem(new HttpErrorResponse({ status: 403, error })).message).toBe('The password is wrong.');
    expect(toProblem(new HttpErrorResponse({ status: 403, error: '<html>' })).code).toBe('unexpected');
  });

  it('says that the server cannot be reached', () => {
    expect(toProblem(new HttpErrorResponse({ status: 0 })).code).toBe('offline');
  });

  it.each([
    ['20', '20 seconds'],
    ['600', '10 minutes'],
    ['7200', '2 hours'],
    [undefined, 'a moment'],
  ])('says how long to wait when Retry-After is %s', (seconds, wait) => {
    const headers = new HttpHeaders(seconds ? { 'Retry-After': seconds } : {});
    const problem = toProblem(new HttpErrorResponse({ status: 429, headers }));
    expect(problem.message).toContain(wait);
    expect(problem.wait).toBe(wait);
  });

  it('says what there is too much of', () => {
    const error = { code: 'account_limit_reached', detail: 'Those are too many likes.' };
    const headers = new HttpHeaders({ 'Retry-After': '240' });
    expect(toProblem(new HttpErrorResponse({ status: 429, error, headers })).message).toBe(
      'Those are too many likes. Please wait 4 minutes and try again.',
    );
  });

  it('does not show what a server says when it breaks', () => {
    const problem = toProblem(new HttpErrorResponse({ status: 502, error: '<html>Bad gateway</html>' }));
    expect(problem.message).toBe('The server had a problem. Please try again in a moment.');
  });

  it.each([503, 507])('shows what the API says when it cannot do something now (%i)', (status) => {
    const error = { code: 'storage_full', detail: 'The server has no room left to save this.' };
    expect(toProblem(new HttpErrorResponse({ status, error })).message).toBe(error.detail);
  });

  it('survives anything', () => {
    expect(toProblem(new Error('boom')).message).toBe('Something went wrong. Please try again.');
  });
});

describe('mayPass', () => {
  it.each([
    [0, true],
    [404, false],
    [422, false],
    [429, false],
    [503, true],
  ])('for status %i: %s', (status, expected) => {
    expect(mayPass(toProblem(new HttpErrorResponse({ status })))).toBe(expected);
  });
});
