import { DIALOG_DATA } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { provideAppTesting } from '../../../testing/app-testing';
import { Notices } from '../notices/notices';
import { Dialogs } from './dialogs';

@Component({ template: 'Hello {{ name }}' })
class Greeting {
  protected readonly name = inject<string>(DIALOG_DATA);
}

describe('Dialogs', () => {
  let dialogs: Dialogs;
  const greeting = () => Promise.resolve(Greeting);
  const shown = () => [...document.querySelectorAll('[role="dialog"]')].map(({ textContent }) => textContent);

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: provideAppTesting([{ path: '**', children: [] }]) });
    dialogs = TestBed.inject(Dialogs);
  });

  afterEach(() => dialogs.closeAll());

  it('shows one, and answers what it is closed with', async () => {
    const dialog = await dialogs.open<string, string>(greeting, { data: 'Alice' });
    await vi.waitFor(() => expect(shown()).toEqual(['Hello Alice']));
    expect(dialogs.isOpen).toBe(true);
    const closed = vi.fn();
    dialog?.closed.subscribe(closed);
    dialog?.close('Bye');
    await vi.waitFor(() => expect(closed).toHaveBeenCalledExactlyOnceWith('Bye'));
    expect(dialogs.isOpen).toBe(false);
  });

  it('shows one where two are wanted at once', async () => {
    const both = [dialogs.open(greeting, { data: 'Alice' }), dialogs.open(greeting, { data: 'Bob' })];
    expect(dialogs.isOpen).toBe(true);
    expect((await Promise.all(both)).map(Boolean)).toEqual([true, false]);
    await vi.waitFor(() => expect(shown()).toEqual(['Hello Alice']));
  });

  it('says so when one does not load, and tries again the next time', async () => {
    const offline = () => Promise.reject(new Error('offline'));
    expect(await dialogs.open(offline, {})).toBeNull();
    expect(TestBed.inject(Notices).list()).toMatchObject([{ kind: 'error', text: /did not load/ }]);
    expect(await dialogs.open(greeting, { data: 'Alice' })).not.toBeNull();
  });

  it('shows none over a page for which it was not meant', async () => {
    const opening = dialogs.open(greeting, { data: 'Alice' });
    await TestBed.inject(Router).navigateByUrl('/elsewhere');
    expect(await opening).toBeNull();
    expect(shown()).toEqual([]);
  });
});
