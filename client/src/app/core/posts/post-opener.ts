import type { DialogConfig, DialogRef } from '@angular/cdk/dialog';
import { Location, ViewportScroller } from '@angular/common';
import { InjectionToken, Service, Type, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { NavigationStart, Router, Scroll } from '@angular/router';
import { Subscription, filter, first } from 'rxjs';
import { Dialogs } from '../dialogs/dialogs';
import { Notices } from '../notices/notices';

/** The dialogs about a post. Loaded when first needed. */
export interface PostDialogs {
  /** Get the post's id as their data. */
  readonly PostDialog: Type<unknown>;
  readonly LikersDialog: Type<unknown>;
  /** Gets the post. */
  readonly EditPostDialog: Type<unknown>;
}

/** Where the dialogs come from: the app says, so that this room need not know the feature. */
export const POST_DIALOGS = new InjectionToken<() => Promise<PostDialogs>>('POST_DIALOGS');

/**
 * Opens a post over the page one is on. The address becomes the post's own, so that it can be shared and reloaded
 * (then it is a page). The router is not told: for it the page below is still the current one, which stays as it is,
 * and links inside the dialog lead away from there.
 */
@Service()
export class PostOpener {
  private readonly load = inject(POST_DIALOGS);
  private readonly dialogs = inject(Dialogs);
  private readonly location = inject(Location);
  private readonly router = inject(Router);
  private readonly title = inject(Title);
  private readonly notices = inject(Notices);
  private readonly viewport = inject(ViewportScroller);

  open(postId: string): Promise<void> {
    return this.show('PostDialog', `/p/${postId}`, {
      data: postId,
      ariaLabel: 'Post',
      panelClass: 'post-dialog-pane',
    });
  }

  /** Opens the list of the people who like a post. */
  openLikers(postId: string): Promise<void> {
    return this.show('LikersDialog', `/p/${postId}/likes`, { data: postId, ariaLabelledBy: 'dialog-title' });
  }

  private async show(
    name: keyof PostDialogs,
    address: string,
    config: DialogConfig<unknown, DialogRef>,
  ): Promise<void> {
    const component = () => this.load().then((dialogs) => dialogs[name]);
    const titleBelow = this.title.getTitle();
    const place = this.viewport.getScrollPosition();
    const dialog = await this.dialogs.open(component, { ...config, closeOnNavigation: false });
    if (!dialog) return;
    this.location.go(address);
    this.notices.leavePage();

    // Going back, or anywhere else, has changed the address already; closing has yet to.
    let left = false;
    const leaving = new Subscription();
    const leave = () => {
      left = true;
      dialog.close();
    };
    leaving.add(this.location.subscribe(leave));
    leaving.add(
      this.router.events.pipe(filter((event) => event instanceof NavigationStart)).subscribe(leave),
    );
    dialog.closed.subscribe(() => {
      leaving.unsubscribe();
      this.title.setTitle(titleBelow);
      this.returnTo(place);
      if (!left) this.location.back();
    });
  }
  /** Going back to the page it already shows, the router would scroll to its top. */
  private returnTo(place: [number, number]): void {
    this.router.events
      .pipe(first((event) => event instanceof Scroll || event instanceof NavigationStart))
      .subscribe((event) => {
        if (event instanceof Scroll) queueMicrotask(() => this.viewport.scrollToPosition(place));
      });
  }
}
