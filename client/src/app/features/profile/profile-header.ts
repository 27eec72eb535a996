import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ProfileDto } from '../../api';
import { Avatar } from '../../ui/avatar';
import { Caption } from '../../ui/caption';
import { FollowButton } from '../../ui/follow-button';
import { Icon } from '../../ui/icon';

/** Long numbers, short: 1,234 and 12.3K. */
const COUNT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const EXACT = new Intl.NumberFormat('en');

/** Who somebody is: picture, names, counts, bio, and following them. */
@Component({
  selector: 'lw-profile-header',
  imports: [Avatar, Caption, FollowButton, Icon, RouterLink],
  host: { class: 'profile-head' },
  templateUrl: './profile-header.html',
})
export class ProfileHeader {
  readonly profile = input.required<ProfileDto>();
  /** The viewer is logged in and can follow. */
  readonly member = input(false);
  readonly followingChange = output<boolean>();

  protected readonly link = computed(() => `/@${this.profile().username}`);

  protected short(count: number): string {
    return count < 10_000 ? EXACT.format(count) : COUNT.format(count);
  }
}
