import { Component, DestroyRef, OnInit, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { Dialogs } from '../../core/dialogs/dialogs';
import type { PeopleOf } from './people-dialog';

/** Followers or followees over the profile, at an address of their own. */
@Component({ selector: 'lw-people-route', template: '' })
export class PeopleRoute implements OnInit {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly destroyRef = inject(DestroyRef);
  readonly username = input.required<string>();
  readonly kind = input.required<PeopleOf['kind']>();

  ngOnInit(): void {
    void this.dialogs.openForRoute<PeopleOf>(
      () => import('./people-dialog').then(({ PeopleDialog }) => PeopleDialog),
      { data: { username: this.username(), kind: this.kind() }, ariaLabelledBy: 'dialog-title' },
      this.destroyRef,
      () => void this.router.navigate(['..'], { relativeTo: this.route, replaceUrl: true, scroll: 'manual' }),
    );
  }
}
