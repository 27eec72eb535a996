import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ProfileDto } from '../../api';
import { Avatar } from '../../ui/avatar';
import { Caption } from '../../ui/caption';
import { FollowButton } from '../../ui/follow-button';
import { Icon } from '../../ui/icon';
import { onDemand } from '../../ui/on-demand';

/** Long numbers, short: 1,234 and 12.3K. */
const COUNT = onDemand(() => new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }));
const EXACT = onDemand(() => new Intl.NumberFormat('en'));

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
    if (count < 1000) return String(count);
    return (count < 10_000 ? EXACT() : COUNT()).format(count);
  }
}
