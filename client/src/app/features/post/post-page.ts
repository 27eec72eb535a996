import { Component, input } from '@angular/core';

@Component({ selector: 'lw-post-page', template: '<h1>Post {{ postId() }}</h1>' })
export class PostPage {
  readonly postId = input.required<string>();
}
