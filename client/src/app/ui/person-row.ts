import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AuthorDto } from '../api/models';
import { Avatar } from './avatar';

/** Somebody in a list; what can be done (e.g. a follow button) is put inside. */
@Component({
  selector: 'lw-person-row',
  imports: [Avatar, RouterLink],
  host: { class: 'person-row' },
  template: `
    <a class="person-link" [routerLink]="'/@' + person().username">
      <lw-avatar [person]="person()" />
      <span class="person-names">
        <span class="person-username">{{ person().username }}</span>
        <span class="text-quiet">{{ note() || person().name }}</span>
      </span>
    </a>
    <ng-content />
  `,
})
export class PersonRow {
  readonly person = input.required<AuthorDto>();
  /** Shown instead of the name, e.g. `Follows you`. */
  readonly note = input('');
}
