import { Dialog } from '@angular/cdk/dialog';
import { Location } from '@angular/common';
import { Component, DestroyRef, OnInit, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { LikersDialog } from './likers-dialog';

/** The list of likers at an address of its own; closing it leads back to what is below. */
@Component({ selector: 'lw-likers-route', template: '' })
export class LikersRoute implements OnInit {
  private readonly dialogs = inject(Dialog);
  private readonly location = inject(Location);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly destroyRef = inject(DestroyRef);
  readonly postId = input.required<string>();

  ngOnInit(): void {
    const dialog = this.dialogs.open(LikersDialog, {
      data: this.postId(),
      ariaLabelledBy: 'dialog-title',
      closeOnNavigation: false,
    });
    const closing = dialog.closed.subscribe(() => this.leave());
    this.destroyRef.onDestroy(() => {
      closing.unsubscribe();
      dialog.close();
    });
  }

  private leave(): void {
    if (this.route.outlet === 'dialog') this.location.back();
    else void this.router.navigate(['/p', this.postId()], { replaceUrl: true });
  }
}
