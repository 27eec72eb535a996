import { Dialog } from '@angular/cdk/dialog';
import { Component, DestroyRef, OnInit, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { PeopleDialog, PeopleOf } from './people-dialog';

/** Followers or followees over the profile, at an address of their own. */
@Component({ selector: 'lw-people-route', template: '' })
export class PeopleRoute implements OnInit {
  private readonly dialogs = inject(Dialog);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly destroyRef = inject(DestroyRef);
  readonly username = input.required<string>();
  readonly kind = input.required<PeopleOf['kind']>();

  ngOnInit(): void {
    const dialog = this.dialogs.open<unknown, PeopleOf>(PeopleDialog, {
      data: { username: this.username(), kind: this.kind() },
      ariaLabelledBy: 'dialog-title',
      closeOnNavigation: false,
    });
    const closing = dialog.closed.subscribe(() => {
      void this.router.navigate(['..'], { relativeTo: this.route, replaceUrl: true, scroll: 'manual' });
    });
    this.destroyRef.onDestroy(() => {
      closing.unsubscribe();
      dialog.close();
    });
  }
}
