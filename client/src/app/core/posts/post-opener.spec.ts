import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideAppTesting } from '../../../testing/app-testing';
import { Dialogs } from '../dialogs/dialogs';
import { Notices } from '../notices/notices';
import { POST_DIALOGS, PostOpener } from './post-opener';

@Component({ template: 'dialog' })
class AnyDialog {}

describe('PostOpener', () => {
  let opener: PostOpener;
  let location: Location;
  let dialogs: Dialogs;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideAppTesting([{ path: '**', children: [] }]),
        {
          provide: POST_DIALOGS,
          useValue: () =>
            Promise.resolve({ PostDialog: AnyDialog, LikersDialog: AnyDialog, EditPostDialog: AnyDialog }),
        },
      ],
    });
    await RouterTestingHarness.create('/explore');
    opener = TestBed.inject(PostOpener);
    location = TestBed.inject(Location);
    dialogs = TestBed.inject(Dialogs);
  });

  it('gives the dialog the address of the post and takes it back when it is closed', async () => {
    await opener.open('7');
    expect(location.path()).toBe('/p/7');
    expect(TestBed.inject(Router).url).toBe('/explore');
    dialogs.closeAll();
    await vi.waitFor(() => expect(location.path()).toBe('/explore'));
  });

  it('leaves behind what went wrong on the page below', async () => {
    const notices = TestBed.inject(Notices);
    notices.info('Link copied.');
    notices.error('Your like was not saved.');
    await opener.open('7');
    expect(notices.list().map(({ text }) => text)).toEqual(['Link copied.']);
    dialogs.closeAll();
    await vi.waitFor(() => expect(location.path()).toBe('/explore'));
  });

  it('closes the dialog when the viewer goes back', async () => {
    await opener.openLikers('7');
    expect(location.path()).toBe('/p/7/likes');
    location.back();
    await vi.waitFor(() => expect(dialogs.isOpen).toBe(false));
    expect(location.path()).toBe('/explore');
  });

  it('closes the dialog when a link in it leads elsewhere, and stays there', async () => {
    await opener.open('7');
    await TestBed.inject(Router).navigateByUrl('/@bob');
    expect(dialogs.isOpen).toBe(false);
    expect(location.path()).toBe('/@bob');
  });
});
