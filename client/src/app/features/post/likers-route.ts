import { Component, DestroyRef, OnInit, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Dialogs } from '../../core/dialogs/dialogs';

/** The list of likers over the page of the post, at an address of its own. */
@Component({ selector: 'lw-likers-route', template: '' })
export class LikersRoute implements OnInit {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly destroyRef = inject(DestroyRef);
  readonly postId = input.required<string>();

  ngOnInit(): void {
    void this.dialogs.openForRoute(
      () => import('./likers-dialog').then(({ LikersDialog }) => LikersDialog),
      { data: this.postId(), ariaLabelledBy: 'dialog-title' },
      this.destroyRef,
      () => void this.router.navigate(['/p', this.postId()], { replaceUrl: true }),
    );
  }
}
