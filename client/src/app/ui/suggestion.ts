import { Component, computed, input } from '@angular/core';
import { AuthorDto } from '../api/models';
import { Avatar } from './avatar';
import { Icon } from './icon';

/** Somebody, or a hashtag (`name` without `#`, and how many posts have it), that may be meant. */
export type Suggestion =
  | { readonly kind: 'person'; readonly person: AuthorDto }
  | { readonly kind: 'hashtag'; readonly name: string; readonly posts: number };

/** What tells a suggestion from every other one. */
export function suggestionKey(suggestion: Suggestion): string {
  return suggestion.kind === 'person' ? `@${suggestion.person.username}` : `#${suggestion.name}`;
}

/** The inside of an option: who or what it is. */
@Component({
  selector: 'lw-suggestion',
  imports: [Avatar, Icon],
  host: { class: 'suggestion' },
  template: `
    @let item = suggestion();
    @if (item.kind === 'person') {
      <lw-avatar [person]="item.person" />
    } @else {
      <span class="suggestion-hash"><lw-icon name="hash" /></span>
    }
    <span class="person-names">
      <span class="person-username">{{
        item.kind === 'person' ? item.person.username : '#' + item.name
      }}</span>
      <span class="text-quiet">{{ note() }}</span>
    </span>
  `,
})
export class SuggestionRow {
  readonly suggestion = input.required<Suggestion>();
  protected readonly note = computed(() => {
    const item = this.suggestion();
    if (item.kind === 'person') return item.person.name;
    return `${item.posts.toLocaleString('en')} ${item.posts === 1 ? 'post' : 'posts'}`;
  });
}
