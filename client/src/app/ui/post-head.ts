import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AuthorDto } from '../api/models';
import { Avatar } from './avatar';
import { Icon } from './icon';
import { MenuItem } from './menu-item';
import { MenuTrigger } from './menu-trigger';

/** Who took the photos of a post, and what can be done with it. What is put inside stands beside the name. */
@Component({
  selector: 'lw-post-head',
  imports: [Avatar, Icon, MenuTrigger, RouterLink],
  host: { class: 'post-head' },
  template: `
    <a class="person-link" [routerLink]="'/@' + author().username">
      <lw-avatar [person]="author()" size="small" />
      <span class="person-username">{{ author().username }}</span>
    </a>
    <ng-content />
    <button
      type="button"
      class="icon-button post-head-more"
      [attr.aria-label]="'More about the post by ' + author().username"
      [lwMenu]="menu()"
    >
      <lw-icon name="more" />
    </button>
  `,
})
export class PostHead {
  readonly author = input.required<AuthorDto>();
  readonly menu = input.required<readonly MenuItem[]>();
}
