import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { UsersApi } from '../../api';
import { FollowStore } from '../../core/people/follow-store';
import { FollowButton } from '../../ui/follow-button';

/** The button to follow somebody who follows the viewer; whether that is so already has to be asked first. */
@Component({
  selector: 'lw-follow-back',
  imports: [FollowButton],
  template: `
    @if (profile.hasValue()) {
      @let person = profile.value();
      <lw-follow-button
        [compact]="true"
        [username]="person.username"
        [following]="follows.isFollowing(person)"
        [followsYou]="true"
        (followingChange)="follows.setFollowing(person, $event)"
      />
    } @else if (profile.isLoading()) {
      <span class="bone notification-bone"></span>
    }
  `,
})
export class FollowBack {
  private readonly users = inject(UsersApi);
  protected readonly follows = inject(FollowStore);
  readonly username = input.required<string>();
  protected readonly profile = rxResource({
    params: () => this.username(),
    stream: ({ params: username }) => this.users.getUser({ username }),
  });
}
